import { requireNotBefore, requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { reviewLife } from '../states/review.ts';

export type ReportReviewInput = { reviewId: string; expectedVersion: number; reportedOn?: string | null };

/** Reports a review that was held: not before it was (domain.md 3.5). */
export async function reportReview(tx: Tx, input: ReportReviewInput) {
  const review = await reviewLife.take(tx, 'report', input.reviewId, input.expectedVersion);
  const reportedOn = input.reportedOn ?? tx.today;
  requirePast(tx, reportedOn, 'input.reportedOn');
  requireNotBefore(review.heldOn ?? review.periodFrom, reportedOn, 'input.reportedOn');
  await reviewLife.move(tx, 'report', review, input, { reportedOn });
  return { review: review.id };
}
