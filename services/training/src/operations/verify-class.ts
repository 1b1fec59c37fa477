import type { Tx } from '@binhan/common/transaction';
import { certificateKindOf, expiryOf } from '../certificates.ts';
import { Enrolment } from '../entities/enrolment.ts';
import type { TrainingClass } from '../entities/training-class.ts';
import { enrolmentLife } from '../states/enrolment.ts';
import { trainingClassLife } from '../states/training-class.ts';

export type VerifyTrainingClassInput = { trainingClassId: string; expectedVersion: number };

/** From now on figures count the class; its results are final, and who passed has a certificate. */
export async function verifyClass(tx: Tx, input: VerifyTrainingClassInput) {
  const row = await trainingClassLife.take(tx, 'verify', input.trainingClassId, input.expectedVersion);
  await trainingClassLife.move(tx, 'verify', row, input);
  for (const enrolment of await tx.manager.find(Enrolment, { where: { classId: row.id, state: 'ENROLLED' }, order: { id: 'ASC' } }))
    if (enrolment.result === 'PASSED') await enrolmentLife.move(tx, 'pass', enrolment, {}, certificateOf(row));
    else await enrolmentLife.move(tx, 'fail', enrolment);
  return { trainingClass: row.id };
}

/** It runs from the last day of the class, however late the class was verified. */
function certificateOf({ kind, issuerId, lastDay }: TrainingClass): Partial<Enrolment> {
  const certificateKind = certificateKindOf(kind);
  if (!certificateKind) return {};
  return { certificateKind, issuedBy: issuerId, issuedOn: lastDay, expiresOn: expiryOf(kind, lastDay) };
}
