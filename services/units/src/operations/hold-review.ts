import { requireNotBefore, requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { reviewLife } from '../states/review.ts';
import { placeOn } from './record-of-unit.ts';

export type HoldReviewInput = { reviewId: string; expectedVersion: number; heldOn?: string | null };

/** Records that a review was held, however late. */
export async function holdReview(tx: Tx, input: HoldReviewInput) {
  const review = await reviewLife.take(tx, 'hold', input.reviewId, input.expectedVersion);
  const heldOn = input.heldOn ?? tx.today;
  requirePast(tx, heldOn, 'input.heldOn');
  requireNotBefore(review.periodFrom, heldOn, 'input.heldOn');
  await reviewLife.move(tx, 'hold', review, input, { heldOn, ...(await placeOn(tx, review.unitId, heldOn)) });
  return { review: review.id };
}
