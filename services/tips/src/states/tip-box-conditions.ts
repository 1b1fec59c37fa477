import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { type EntityManager, In } from 'typeorm';
import type { TipBox } from '../entities/tip-box.ts';
import { TipBoxOpening, type TipBoxOpeningState } from '../entities/tip-box-opening.ts';

/** The second person counts what the first has found; were the box opened again before, nobody could. */
export const noOpeningWaits: Condition<TipBox> = {
  name: 'no opening waits for its second person',
  async check({ row, tx }) {
    if (await hasOpeningIn(row, ['RECORDED'], tx.manager)) throw new Problem('BOX_OPENING_WAITS');
  },
};

/** What was put in after the last opening would be lost. A box that was never sealed took nothing in. */
export const isEmptied: Condition<TipBox> = {
  name: 'opened and counted on the same day',
  async check({ row, tx }) {
    if (row.state === 'INSTALLED') return;
    const waits = await hasOpeningIn(row, ['RECORDED', 'DISPUTED'], tx.manager);
    if (row.lastOpenedOn !== tx.today || waits) throw new Problem('BOX_NOT_EMPTIED', { today: tx.today });
  },
};

function hasOpeningIn({ id }: TipBox, states: TipBoxOpeningState[], manager: EntityManager): Promise<boolean> {
  return manager.existsBy(TipBoxOpening, { tipBoxId: id, pending: true, state: In(states) });
}
