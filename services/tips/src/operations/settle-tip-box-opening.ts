import { enteredCount, enteredReason } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { marked, papersWait, sealWaits } from '../box-mismatch.ts';
import { requireNoConflict } from '../conflicts.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxLife } from '../states/tip-box.ts';
import { tipBoxOpeningLife } from '../states/tip-box-opening.ts';
import { noteCustody } from './note-custody.ts';
import { countIn, mostPapers } from './open-tip-box.ts';

export type DecideTipBoxOpeningInput = { tipBoxOpeningId: string; expectedVersion: number; count: number; reason: string };
export type SettleTipBoxOpeningInput = {
  tipBoxOpeningId: string;
  expectedVersion: number;
  difference: 'SEAL' | 'PAPERS';
  reason: string;
};

/** A supervisor who was not there decides between two counts. The audit keeps why, the opening keeps the second count. */
export async function decideTipBoxOpening(tx: Tx, keys: Keys, input: DecideTipBoxOpeningInput) {
  const opening = await tipBoxOpeningLife.take(tx, 'decide', input.tipBoxOpeningId, input.expectedVersion);
  await requireNoConflict(tx, keys, opening.unitId);
  const count = enteredCount(input.count, 'input.count', mostPapers);
  await tipBoxOpeningLife.move(tx, 'decide', opening, input, marked(opening, { state: 'CONFIRMED', count }));
  const box = await tx.take(tipBoxLife.spec.entity, opening.tipBoxId);
  await countIn(tx, box, opening);
  await noteCustody(tx, box, 'DECIDED', enteredReason(input));
  return { tipBox: box.id, tipBoxOpening: opening.id };
}

/** Ends the alert on a wrong seal or on papers that are missing. What was found stays as it was found. */
export async function settleTipBoxOpening(tx: Tx, keys: Keys, input: SettleTipBoxOpeningInput) {
  const opening = await tipBoxOpeningLife.take(tx, 'settle', input.tipBoxOpeningId, input.expectedVersion);
  await requireNoConflict(tx, keys, opening.unitId);
  const ofSeal = input.difference === 'SEAL';
  if (!(ofSeal ? sealWaits(opening) : papersWait(opening))) throw new Problem('NOTHING_TO_SETTLE', {}, 'input.difference');
  const changes = ofSeal ? { sealSettledOn: tx.today } : { papersSettledOn: tx.today };
  await tipBoxOpeningLife.move(tx, 'settle', opening, input, marked(opening, changes));
  const box = await tx.take(tipBoxLife.spec.entity, opening.tipBoxId);
  await noteCustody(tx, box, 'SETTLED', enteredReason(input));
  return { tipBoxOpening: opening.id };
}
