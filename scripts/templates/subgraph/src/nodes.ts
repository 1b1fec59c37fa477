import { UnitRef } from '@binhan/reference/entities/unit';
import { __Type__ } from './entities/__kebab__.ts';

/** The entity types of this service by their GraphQL name; what is kept of `Unit` stands for the fields that are added to it. */
export const nodes = { __Type__, Unit: UnitRef };

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
