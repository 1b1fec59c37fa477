import { plusDays } from '@binhan/common/days';
import { enteredName } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { requireNoConflict } from '../conflicts.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxLife } from '../states/tip-box.ts';
import { requireInterval } from './install-tip-box.ts';
import { noteCustody } from './note-custody.ts';

export type CorrectTipBoxInput = {
  tipBoxId: string;
  expectedVersion: number;
  place?: string | null;
  custodian?: string | null;
  openEveryDays?: number | null;
};

/** Puts right where it hangs, who keeps its key, or how often it is opened. It stays in its commune and unit: elsewhere it is another box. */
export async function correctTipBox(tx: Tx, keys: Keys, input: CorrectTipBoxInput) {
  const box = await tipBoxLife.take(tx, 'correct', input.tipBoxId, input.expectedVersion);
  await requireNoConflict(tx, keys, box.unitId);
  const openEveryDays = requireInterval(tx, input.openEveryDays ?? box.openEveryDays);
  await tipBoxLife.move(tx, 'correct', box, input, {
    place: enteredName(input.place ?? box.place, 'input.place', 200),
    custodian: enteredName(input.custodian ?? box.custodian, 'input.custodian', 120),
    openEveryDays,
    openDueOn: box.openDueOn && plusDays(box.openDueOn, openEveryDays - box.openEveryDays),
  });
  await noteCustody(tx, box, 'CORRECTED');
  return { tipBox: box.id };
}

export type RemoveTipBoxInput = { tipBoxId: string; expectedVersion: number };

/** Takes it down, empty. */
export async function removeTipBox(tx: Tx, keys: Keys, input: RemoveTipBoxInput) {
  const box = await tipBoxLife.take(tx, 'remove', input.tipBoxId, input.expectedVersion);
  await requireNoConflict(tx, keys, box.unitId);
  await tipBoxLife.move(tx, 'remove', box, input);
  await noteCustody(tx, box, 'REMOVED');
  return { tipBox: box.id };
}
