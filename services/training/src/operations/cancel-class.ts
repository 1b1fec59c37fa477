import type { Tx } from '@binhan/common/transaction';
import { trainingClassLife } from '../states/training-class.ts';
import { releaseOfClass } from './release-guards.ts';

export type CancelTrainingClassInput = { trainingClassId: string; expectedVersion: number; reason: string };

/** A class that does not take place lets its guards go. */
export async function cancelClass(tx: Tx, input: CancelTrainingClassInput) {
  const row = await trainingClassLife.take(tx, 'cancel', input.trainingClassId, input.expectedVersion);
  await trainingClassLife.move(tx, 'cancel', row, input);
  await releaseOfClass(tx, row.id);
  return { trainingClass: row.id };
}
