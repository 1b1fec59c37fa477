import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { In } from 'typeorm';
import { certificateKindOf } from '../certificates.ts';
import { Enrolment } from '../entities/enrolment.ts';
import { GuardRef } from '../entities/guard-ref.ts';
import { TrainingClass, type TrainingClassState } from '../entities/training-class.ts';

const classIs = (name: string, states: readonly TrainingClassState[]): Condition<Enrolment> => ({
  name,
  async check({ row, tx }) {
    const { state } = await tx.take(TrainingClass, row.classId);
    if (!states.includes(state)) throw new Problem('CLASS_NOT_OPEN', { state, states }, 'input.classId');
  },
});
export const classTakesGuards = classIs('the class is planned or runs', ['PLANNED', 'HELD']);
export const classAwaitsResults = classIs('the class runs or awaits verification', ['HELD', 'COMPLETED']);

export const guardInPost: Condition<Enrolment> = {
  name: 'the guard holds a post',
  async check({ row, tx }) {
    const guard = await tx.manager.findOneBy(GuardRef, { id: row.guardId });
    if (guard?.state === 'ENDED') throw new Problem('GUARD_LEFT', { id: row.guardId }, 'input.guardId');
  },
};

/** One place for each guard in a class, and no more places than it has. */
export const placeIsFree: Condition<Enrolment> = {
  name: 'a place is free',
  async check({ row, tx }) {
    const known = await tx.manager.findOneBy(Enrolment, { liveKey: row.liveKey as string });
    if (known) throw new Problem('ALREADY_ENROLLED', { id: known.id }, 'input.guardId');
    const { places } = await tx.take(TrainingClass, row.classId);
    if (places === null) return;
    const taken = await tx.manager.countBy(Enrolment, { classId: row.classId, state: In(['ENROLLED', 'PASSED', 'FAILED']) });
    if (taken >= places) throw new Problem('CLASS_FULL', { places }, 'input.classId');
  },
};

/** A class that gives a certificate names the authority that issues it. */
export const issuerIsKnown: Condition<Enrolment> = {
  name: 'the class names who issues its certificates',
  async check({ row, tx }) {
    const { kind, issuerId } = await tx.take(TrainingClass, row.classId);
    if (certificateKindOf(kind) && !issuerId) throw new Problem('ISSUER_MISSING', {}, 'input.classId');
  },
};
