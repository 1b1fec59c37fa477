import type { Tx } from '@binhan/common/transaction';
import { In } from 'typeorm';
import { Enrolment } from '../entities/enrolment.ts';
import { TrainingClass } from '../entities/training-class.ts';
import { enrolmentLife } from '../states/enrolment.ts';

/** Gives back the places of these enrolments in classes that have not begun. Who is in a running class may finish it. */
export async function releaseFromPlanned(tx: Tx, enrolments: readonly Enrolment[]): Promise<void> {
  const classIds = enrolments.map(({ classId }) => classId);
  const planned = new Set((await tx.manager.findBy(TrainingClass, { id: In(classIds), state: 'PLANNED' })).map(({ id }) => id));
  for (const enrolment of enrolments) if (planned.has(enrolment.classId)) await enrolmentLife.move(tx, 'releaseGuard', enrolment);
}

/** Gives back every place of a class that will not take place. */
export async function releaseOfClass(tx: Tx, classId: string): Promise<void> {
  for (const enrolment of await tx.manager.find(Enrolment, { where: { classId, state: 'ENROLLED' }, order: { id: 'ASC' } }))
    await enrolmentLife.move(tx, 'release', enrolment);
}
