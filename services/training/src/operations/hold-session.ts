import { requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { sessionLife } from '../states/session.ts';
import { communeOn, type Placement } from './placement.ts';

export type HoldSessionInput = Placement & { sessionId: string; expectedVersion: number; heldOn?: string | null };

/** The session has been held, on the planned day or on another one. Its commune must have been valid on that day. */
export async function holdSession(tx: Tx, input: HoldSessionInput) {
  const session = await sessionLife.take(tx, 'hold', input.sessionId, input.expectedVersion);
  const heldOn = input.heldOn ?? tx.today;
  requirePast(tx, heldOn, 'input.heldOn');
  const given = Boolean(input.areaId) || Boolean(input.notAllocated);
  const placement = given ? input : { areaId: session.areaId, notAllocated: session.areaId === null };
  const areaId = await communeOn(tx, placement, heldOn);
  await sessionLife.move(tx, 'hold', session, input, { heldOn, areaId });
  return { session: session.id };
}
