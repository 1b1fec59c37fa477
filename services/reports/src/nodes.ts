import { Export } from './entities/export.ts';

/** The types with an id of this service by their GraphQL name. */
export const nodes = { Export };

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
