import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { TrainingClass, type TrainingClassState } from '../entities/training-class.ts';
import { classState, classTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { classLinesOf } from '../queries/lines.ts';
import { unitsIn } from '../queries/units-in.ts';
import { notTheReporter, sharedSubject } from './session-conditions.ts';
import { hasBegun, hasEnded, notTheExaminer, resultsAreKnown } from './training-class-conditions.ts';
import { unitReactions } from './unit-reactions.ts';

type ClassAction = Action<TrainingClass, TrainingClassState>;
const organisers = ['ORGANISER', ...officers] as const;
const reason: ClassAction['set'] = ({ input }) => ({ reason: enteredReason(input) });

const actions: Record<string, ClassAction> = {
  plan: { label: { vi: 'lập kế hoạch', en: 'plan' }, from: [], to: 'PLANNED', by: organisers, event: 'planned' },
  record: { label: { vi: 'ghi nhận', en: 'record' }, from: [], to: 'COMPLETED', by: organisers, event: 'completed' },
  start: { label: { vi: 'khai giảng', en: 'start' }, from: ['PLANNED'], to: 'HELD', by: organisers, when: [hasBegun], event: 'started' },
  complete: {
    label: { vi: 'báo cáo kết thúc', en: 'complete' },
    from: ['HELD'],
    to: 'COMPLETED',
    by: organisers,
    when: [hasEnded, resultsAreKnown],
    event: 'completed',
  },
  return: {
    label: { vi: 'trả lại', en: 'return' },
    from: ['COMPLETED'],
    to: 'HELD',
    by: officers,
    notOwnUnit: true,
    needs: ['reason'],
    set: reason,
    event: 'returned',
    audited: true,
  },
  verify: {
    label: { vi: 'xác minh', en: 'verify' },
    from: ['COMPLETED'],
    to: 'VERIFIED',
    by: officers,
    notOwnUnit: true,
    when: [notTheReporter, notTheExaminer, resultsAreKnown],
    set: ({ tx }) => ({ verifiedOn: tx.today }),
    event: 'verified',
    audited: true,
  },
  cancel: {
    label: { vi: 'hủy', en: 'cancel' },
    from: ['PLANNED'],
    to: 'CANCELLED',
    by: organisers,
    needs: ['reason'],
    set: reason,
    event: 'cancelled',
  },
  ...unitReactions,
};

/** The life of a training class (domain.md 3.4). Figures count the verified ones alone, on their first day. */
export const trainingClassLife = life<TrainingClass, TrainingClassState>(
  {
    type: 'TrainingClass',
    entity: TrainingClass,
    topic: classTopic,
    states: labelsOf(labels, 'TrainingClassState'),
    access: { seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', ...organisers], subject: sharedSubject },
    published: async (row, tx) => classState(row, await classLinesOf(tx.manager, [row.id]), await unitsIn(tx, row.unitIds)),
    actions,
  },
  scopeOf,
);
