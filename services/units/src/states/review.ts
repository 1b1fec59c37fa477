import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { type QualityGrade, Review, type ReviewState } from '../entities/review.ts';
import { reviewState, reviewTopic } from '../events/published-records.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { periodRuns } from './review-conditions.ts';
import { head, unitOf, unitRecordAccess, unitStaff } from './unit-record.ts';
import { unitIsActive } from './unit-record-conditions.ts';

const actions: Record<string, Action<Review, ReviewState>> = {
  plan: {
    label: { vi: 'lên kế hoạch', en: 'plan' },
    from: [],
    to: 'PLANNED',
    by: [...unitStaff, ...officers],
    when: [unitIsActive, periodRuns],
    event: 'planned',
  },
  hold: { label: { vi: 'tổ chức', en: 'hold' }, from: ['PLANNED'], to: 'HELD', by: unitStaff, event: 'held' },
  report: {
    label: { vi: 'báo cáo', en: 'report' },
    from: ['HELD', 'RETURNED'],
    to: 'REPORTED',
    by: head,
    set: () => ({ returnReason: null }),
    event: 'reported',
  },
  accept: {
    label: { vi: 'chấp nhận', en: 'accept' },
    from: ['REPORTED'],
    to: 'ACCEPTED',
    by: officers,
    notOwnUnit: true,
    needs: ['qualityGrade'],
    set: ({ input, tx }) => ({ qualityGrade: input.qualityGrade as QualityGrade, acceptedOn: tx.today }),
    event: 'accepted',
  },
  return: {
    label: { vi: 'trả lại', en: 'return' },
    from: ['REPORTED'],
    to: 'RETURNED',
    by: officers,
    notOwnUnit: true,
    needs: ['reason'],
    set: ({ row, input }) => ({ returnReason: enteredReason(input), returns: row.returns + 1 }),
    event: 'returned',
  },
  cancel: {
    label: { vi: 'hủy vì đơn vị đã đóng', en: 'cancel for a closed unit' },
    from: ['PLANNED'],
    to: 'CANCELLED',
    by: [],
    event: 'cancelled',
    within: 'mergeUnit, dissolveUnit',
  },
  tellOverdue: {
    label: { vi: 'báo quá hạn', en: 'tell that it is overdue' },
    from: ['PLANNED'],
    by: [],
    set: () => ({ overdueTold: true }),
    event: 'overdue',
    within: 'pass-deadlines',
  },
};

/** The life of a review. Overdue is no state: it follows from the due day (domain.md 3.4). A plan is published, or nobody could count the reviews that never come. */
export const reviewLife = life<Review, ReviewState>(
  {
    type: 'Review',
    entity: Review,
    topic: reviewTopic,
    states: labelsOf(labels, 'ReviewState'),
    access: unitRecordAccess(),
    published: async (review, tx) => reviewState(review, await unitOf(tx, review)),
    actions,
  },
  scopeOf,
);
