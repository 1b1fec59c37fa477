import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { UnitRef } from '@binhan/reference/entities/unit';
import { scopeOf } from '@binhan/reference/scope';
import { Enrolment, type EnrolmentResult, type EnrolmentState } from '../entities/enrolment.ts';
import { TrainingClass } from '../entities/training-class.ts';
import { enrolmentState, enrolmentTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { classAwaitsResults, classTakesGuards, guardInPost, issuerIsKnown, placeIsFree } from './enrolment-conditions.ts';

const enrolling = ['UNIT_HEAD', 'ORGANISER', ...officers] as const;

const actions: Record<string, Action<Enrolment, EnrolmentState>> = {
  add: {
    label: { vi: 'ghi danh', en: 'enrol' },
    from: [],
    to: 'ENROLLED',
    by: enrolling,
    when: [classTakesGuards, guardInPost, placeIsFree, issuerIsKnown],
    event: 'enrolled',
  },
  // A result is a proposal until an officer has verified the class: nothing is published.
  mark: {
    label: { vi: 'nhập kết quả', en: 'mark' },
    from: ['ENROLLED'],
    by: ['ORGANISER', ...officers],
    when: [classAwaitsResults],
    set: ({ input, tx }) => ({ result: input.result as EnrolmentResult, markedBy: tx.viewer.subject }),
  },
  withdraw: {
    label: { vi: 'rút', en: 'withdraw' },
    from: ['ENROLLED'],
    to: 'WITHDRAWN',
    by: enrolling,
    when: [classTakesGuards],
    set: () => ({ liveKey: null }),
    event: 'withdrawn',
  },
  pass: {
    label: { vi: 'công nhận đạt', en: 'pass' },
    from: ['ENROLLED'],
    to: 'PASSED',
    by: officers,
    event: 'passed',
    within: 'verifyTrainingClass',
  },
  fail: {
    label: { vi: 'ghi nhận không đạt', en: 'fail' },
    from: ['ENROLLED'],
    to: 'FAILED',
    by: officers,
    event: 'failed',
    within: 'verifyTrainingClass',
  },
  release: {
    label: { vi: 'rút vì lớp bị hủy', en: 'release, the class is cancelled' },
    from: ['ENROLLED'],
    to: 'WITHDRAWN',
    by: ['ORGANISER', ...officers],
    set: () => ({ liveKey: null }),
    event: 'withdrawn',
    within: 'cancelTrainingClass',
  },
  releaseGuard: {
    label: { vi: 'rút vì nhân viên bảo vệ hoặc đơn vị không còn', en: 'release, the guard or the unit is gone' },
    from: ['ENROLLED'],
    to: 'WITHDRAWN',
    by: [],
    set: () => ({ liveKey: null }),
    event: 'withdrawn',
    within: 'units.unit.v1',
  },
  follow: {
    label: { vi: 'chuyển theo nhân viên bảo vệ', en: 'follow the guard' },
    from: ['ENROLLED'],
    by: [],
    event: 'enrolled',
    within: 'personnel.guard.v1',
  },
};

/** The life of a guard's place in a class. Its certificate leaves as an event once an officer has verified the class. */
export const enrolmentLife = life<Enrolment, EnrolmentState>(
  {
    type: 'Enrolment',
    erasable: true,
    entity: Enrolment,
    topic: enrolmentTopic,
    states: labelsOf(labels, 'EnrolmentState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'ORGANISER', ...officers],
      subject: ({ unitId, ownerId, areaId }) => ({ unitId, ownerId, areaId }),
    },
    async published(enrolment, tx) {
      const unit = await tx.take(UnitRef, enrolment.unitId);
      const trainingClass = await tx.take(TrainingClass, enrolment.classId);
      return enrolmentState(enrolment, unit, trainingClass);
    },
    actions,
  },
  scopeOf,
);
