import { audit } from '@binhan/common/audit';
import type { Tx } from '@binhan/common/transaction';
import { requireNoConflict } from '../conflicts.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxOpeningLife } from '../states/tip-box-opening.ts';

export type DiscardPaperInput = { tipBoxOpeningId: string; expectedVersion: number; why: 'ILLEGIBLE' | 'EMPTY' | 'OUT_OF_SCOPE' };

/** Leaves a paper out. Here is no tip that could be found out, so the audit says who did it and why. */
export async function discardPaper(tx: Tx, keys: Keys, input: DiscardPaperInput) {
  const opening = await tipBoxOpeningLife.take(tx, 'discardPaperOf', input.tipBoxOpeningId, input.expectedVersion);
  await requireNoConflict(tx, keys, opening.unitId);
  await tipBoxOpeningLife.move(tx, 'discardPaperOf', opening, input);
  await audit(tx, { action: 'BOX_PAPER_DISCARDED', subjectType: 'TipBox', subjectId: opening.tipBoxId, reason: input.why });
  return { tipBoxOpening: opening.id };
}
