import type { Tx } from '@binhan/common/transaction';
import type { Review, ReviewKind, ReviewSubject } from '../entities/review.ts';
import { reviewLife } from '../states/review.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type PlanReviewInput = {
  unitId: string;
  kind: ReviewKind;
  subject: ReviewSubject;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
};

/** Plans a review of a unit's work in a period. */
export async function planReview(tx: Tx, input: PlanReviewInput) {
  const { unitId, kind, subject, periodFrom, periodTo, dueOn } = input;
  const review: Review = {
    ...(await recordOfUnit(tx, unitId)),
    state: 'PLANNED',
    kind,
    subject,
    periodFrom,
    periodTo,
    dueOn,
    heldOn: null,
    reportedOn: null,
    acceptedOn: null,
    returns: 0,
    returnReason: null,
    qualityGrade: null,
    overdueTold: false,
  };
  await reviewLife.begin(tx, 'plan', review, input);
  return { review: review.id };
}
