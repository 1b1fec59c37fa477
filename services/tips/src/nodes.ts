import { Tip } from './entities/tip.ts';

/** The entity types of this service by their GraphQL name. No `Unit`: nothing leads from a unit to tips. */
export const nodes = { Tip };

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
