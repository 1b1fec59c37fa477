import { actorRef } from '@binhan/common/actor';
import { plusDays, requireNotBefore, requirePast } from '@binhan/common/days';
import { enteredCount } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { marked } from '../box-mismatch.ts';
import { boxRuleOn } from '../box-rules.ts';
import { requireNoConflict } from '../conflicts.ts';
import type { TipBox } from '../entities/tip-box.ts';
import type { TipBoxOpening } from '../entities/tip-box-opening.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxLife } from '../states/tip-box.ts';
import { tipBoxOpeningLife } from '../states/tip-box-opening.ts';
import { sealNoOf } from './install-tip-box.ts';
import { noteCustody } from './note-custody.ts';

export type OpenTipBoxInput = {
  tipBoxId: string;
  expectedVersion: number;
  openedOn: string;
  foundSealNo?: string | null;
  count: number;
  newSealNo: string;
};
export type ConfirmTipBoxOpeningInput = { tipBoxOpeningId: string; expectedVersion: number; count: number };

export const mostPapers = 1000;

/**
 * The first person's word on an opening. A seal that is not the one that was put on is kept and alerted, never refused: a
 * system that takes only what is right is told what is right.
 */
export async function openTipBox(tx: Tx, keys: Keys, input: OpenTipBoxInput) {
  const { openedOn } = input;
  const box = await tipBoxLife.take(tx, 'open', input.tipBoxId, input.expectedVersion);
  await tipBoxLife.check(tx, 'open', box, input);
  await requireNoConflict(tx, keys, box.unitId);
  requirePast(tx, openedOn, 'input.openedOn');
  requireNotBefore(box.lastOpenedOn ?? (box.activatedOn as string), openedOn, 'input.openedOn');
  const expectedSealNo = box.sealNo as string;
  const foundSealNo = input.foundSealNo?.trim() ? sealNoOf(input.foundSealNo, 'input.foundSealNo') : null;
  const newSealNo = sealNoOf(input.newSealNo, 'input.newSealNo');
  if ([expectedSealNo, foundSealNo].includes(newSealNo)) throw new Problem('BOX_SEAL_USED', { sealNo: newSealNo }, 'input.newSealNo');
  const opening: TipBoxOpening = {
    ...{ id: tx.newId(), version: 1, state: 'RECORDED', tipBoxId: box.id, areaId: box.areaId, unitId: box.unitId, openedOn },
    ...{ expectedSealNo, foundSealNo, sealDiffers: foundSealNo !== expectedSealNo, sealSettledOn: null, newSealNo },
    ...{ count: enteredCount(input.count, 'input.count', mostPapers), secondCount: null, transcribed: 0, discarded: 0 },
    ...{ openedBy: await actorRef(tx.manager, tx.viewer), countedBy: null, papersSettledOn: null },
    ...{ closeDueOn: plusDays(openedOn, boxRuleOn(openedOn).daysToCloseOpening), pending: true, synthetic: box.synthetic },
  };
  await tipBoxLife.move(tx, 'open', box, input, { sealNo: newSealNo });
  await tipBoxOpeningLife.begin(tx, 'record', opening, input);
  await noteCustody(tx, box, 'OPENED');
  return { tipBox: box.id, tipBoxOpening: opening.id };
}

/** The second person's word, by a count of their own: the same, and the opening counts; another, and a supervisor decides. */
export async function confirmTipBoxOpening(tx: Tx, keys: Keys, input: ConfirmTipBoxOpeningInput) {
  const opening = await tipBoxOpeningLife.take(tx, 'confirm', input.tipBoxOpeningId, input.expectedVersion);
  await requireNoConflict(tx, keys, opening.unitId);
  const secondCount = enteredCount(input.count, 'input.count', mostPapers);
  const agreed = secondCount === opening.count;
  const countedBy = await actorRef(tx.manager, tx.viewer);
  const changes = marked(opening, { state: agreed ? 'CONFIRMED' : 'DISPUTED', secondCount, countedBy });
  await tipBoxOpeningLife.move(tx, agreed ? 'confirm' : 'dispute', opening, input, changes);
  const box = await tx.take(tipBoxLife.spec.entity, opening.tipBoxId);
  if (agreed) await countIn(tx, box, opening);
  await noteCustody(tx, box, agreed ? 'COUNTED' : 'DISPUTED');
  return { tipBox: box.id, tipBoxOpening: opening.id };
}

/** From here on the opening counts: the next one is due after it. */
export async function countIn(tx: Tx, box: TipBox, { openedOn, count }: TipBoxOpening): Promise<void> {
  const isLast = box.lastOpenedOn === null || openedOn >= box.lastOpenedOn;
  const changes = isLast ? { lastOpenedOn: openedOn, lastCount: count, openDueOn: plusDays(openedOn, box.openEveryDays) } : {};
  await tipBoxLife.move(tx, 'count', box, {}, changes);
}
