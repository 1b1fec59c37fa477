import { actorRef } from '@binhan/common/actor';
import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { papersLeft } from '../box-mismatch.ts';
import type { TipBoxOpening } from '../entities/tip-box-opening.ts';

type OpeningCondition = Condition<TipBoxOpening>;

/** domain.md 5.5: two people. */
export const anotherCounts: OpeningCondition = {
  name: 'second person',
  async check({ row, tx }) {
    if (row.openedBy === (await actorRef(tx.manager, tx.viewer))) throw new Problem('BOX_SECOND_PERSON');
  },
};

/** Nobody clears up a difference that one has found or made oneself. */
export const neitherOpened: OpeningCondition = {
  name: 'third person',
  async check({ row, tx }) {
    const actor = await actorRef(tx.manager, tx.viewer);
    if ([row.openedBy, row.countedBy].includes(actor)) throw new Problem('BOX_THIRD_PERSON');
  },
};

export const paperIsLeft: OpeningCondition = {
  name: 'a paper is left',
  check({ row }) {
    if (papersLeft(row) <= 0) throw new Problem('BOX_PAPERS_EXCEEDED', { count: row.count });
  },
};
