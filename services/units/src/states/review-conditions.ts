import { requireNotBefore } from '@binhan/common/days';
import type { Condition } from '@binhan/common/life';
import type { Review } from '../entities/review.ts';

/** A period ends on or after the day on which it begins, and a review is not due before its period has begun. */
export const periodRuns: Condition<Review> = {
  name: 'the period runs forward',
  check({ row }) {
    requireNotBefore(row.periodFrom, row.periodTo, 'input.periodTo');
    requireNotBefore(row.periodFrom, row.dueOn, 'input.dueOn');
  },
};
