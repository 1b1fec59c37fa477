import { requireNotBefore } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import type { TrainingClass } from '../entities/training-class.ts';
import { trainingClassLife } from '../states/training-class.ts';
import { claimOf } from './claim.ts';
import { type ClassDetails, newClass } from './class-details.ts';
import { plannedClassLines, writeClassLines } from './class-lines.ts';
import type { LineInput } from './lines.ts';

export type PlanTrainingClassInput = ClassDetails & { lines: LineInput[] };

/** Plans a class of today or later; guards can be enrolled from now on. */
export async function planClass(tx: Tx, input: PlanTrainingClassInput) {
  await trainingClassLife.check(tx, 'plan', claimOf<TrainingClass>(tx, input), input);
  requireNotBefore(tx.today, input.firstDay, 'input.firstDay');
  const columns = await newClass(tx, input);
  const { lines, unitIds, synthetic } = await plannedClassLines(tx, input.lines, input.firstDay);
  const planned: TrainingClass = { ...columns, state: 'PLANNED', unitIds, synthetic: input.synthetic ?? synthetic };
  await writeClassLines(tx, planned, lines);
  await trainingClassLife.begin(tx, 'plan', planned, input);
  return { trainingClass: planned.id };
}
