import { CaseOutcome } from './entities/case-outcome.ts';
import { Tip } from './entities/tip.ts';

/** The entity types of this service by their GraphQL name. No `Unit`: nothing leads from a unit to tips. */
export const nodes = { Tip, CaseOutcome };

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
