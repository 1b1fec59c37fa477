import { CaseOutcome } from './entities/case-outcome.ts';
import { ProtectionRequest } from './entities/protection-request.ts';
import { Tip } from './entities/tip.ts';
import { TipBox } from './entities/tip-box.ts';
import { TipBoxOpening } from './entities/tip-box-opening.ts';

/** The entity types of this service by their GraphQL name. No `Unit`: of it this service tells only whether a box hangs there. */
export const nodes = { Tip, CaseOutcome, TipBox, TipBoxOpening, ProtectionRequest };

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
