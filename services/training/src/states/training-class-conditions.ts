import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { IsNull } from 'typeorm';
import { Enrolment } from '../entities/enrolment.ts';
import type { TrainingClass } from '../entities/training-class.ts';

/** Nobody's place is left open: who did not come to the end has failed or withdrawn. */
export const resultsAreKnown: Condition<TrainingClass> = {
  name: 'every enrolment has a result',
  async check({ row, tx }) {
    const open = await tx.manager.countBy(Enrolment, { classId: row.id, state: 'ENROLLED', result: IsNull() });
    if (open) throw new Problem('RESULTS_MISSING', { count: open });
  },
};

/** A certificate takes two people, as a figure does: who entered a result does not make it final. */
export const notTheExaminer: Condition<TrainingClass> = {
  name: 'not who entered a result',
  async check({ row, tx: { manager, viewer } }) {
    if (viewer.system || !viewer.subject) return;
    if (await manager.existsBy(Enrolment, { classId: row.id, state: 'ENROLLED', markedBy: viewer.subject }))
      throw new Problem('OWN_REPORT');
  },
};

export const hasBegun: Condition<TrainingClass> = {
  name: 'its first day has come',
  check({ row: { firstDay }, tx: { today } }) {
    if (firstDay > today) throw new Problem('DATE_IN_FUTURE', { on: firstDay, today }, 'firstDay');
  },
};

export const hasEnded: Condition<TrainingClass> = {
  name: 'its last day has come',
  check({ row: { lastDay }, tx: { today } }) {
    if (lastDay > today) throw new Problem('DATE_IN_FUTURE', { on: lastDay, today }, 'lastDay');
  },
};
