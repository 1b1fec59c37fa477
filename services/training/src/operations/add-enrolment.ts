import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { knownUnit } from '@binhan/reference/units';
import type { Enrolment } from '../entities/enrolment.ts';
import { GuardRef } from '../entities/guard-ref.ts';
import { TrainingClass } from '../entities/training-class.ts';
import { unitAreasIn } from '../queries/units-in.ts';
import { enrolmentLife } from '../states/enrolment.ts';

export type AddEnrolmentInput = { classId: string; guardId: string };

/**
 * Gives a guard a place in a class. Any head may name a class by its id: classes are announced to those whom they are
 * for, and enrolling tells nothing of the others in it.
 */
export async function addEnrolment(tx: Tx, { classId, guardId }: AddEnrolmentInput) {
  const guard = await tx.manager.findOneBy(GuardRef, { id: guardId });
  if (!guard) throw new Problem('GUARD_NOT_KNOWN_YET', { id: guardId }, 'input.guardId');
  const { unitId } = guard;
  const { ownerId, areaId, firstDay, synthetic } = await tx.take(TrainingClass, classId);
  const unitAreaId = (await unitAreasIn(tx, [unitId], firstDay)).get(unitId) ?? guard.areaId;
  const enrolment: Enrolment = {
    id: tx.newId(),
    version: 1,
    state: 'ENROLLED',
    classId,
    guardId,
    liveKey: `${classId}:${guardId}`,
    unitId,
    unitAreaId,
    ownerId,
    areaId,
    result: null,
    markedBy: null,
    certificateKind: null,
    issuedBy: null,
    issuedOn: null,
    expiresOn: null,
    synthetic: synthetic || (await knownUnit(tx, unitId, 'input.guardId')).synthetic,
  };
  await enrolmentLife.begin(tx, 'add', enrolment);
  return { enrolment: enrolment.id };
}
