import { enteredCount } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import type { Commitment } from '../entities/commitment.ts';

const mostPersons = 1_000_000;

/** Not more sign than could (domain.md 3.5). New counts stand in the input, or the row has them. */
export const countsFit: Condition<Commitment> = {
  name: 'signed at most eligible',
  check({ row, input }) {
    const eligible = (input.eligibleCount as number | undefined) ?? row.eligibleCount;
    const signed = (input.signedCount as number | undefined) ?? row.signedCount;
    for (const [field, count] of Object.entries({ eligibleCount: eligible, signedCount: signed }))
      enteredCount(count, `input.${field}`, mostPersons);
    if (signed > eligible) throw new Problem('MORE_SIGNED_THAN_ELIGIBLE', { signed, eligible }, 'input.signedCount');
  },
};

/** A commitment is for the year that runs, or the next. */
export const yearIsCurrent: Condition<Commitment> = {
  name: 'this year or the next',
  check({ row, tx }) {
    const year = Number(tx.today.slice(0, 4));
    if (row.year !== year && row.year !== year + 1)
      throw new Problem('YEAR_NOT_CURRENT', { year: row.year, from: year, to: year + 1 }, 'input.year');
  },
};
