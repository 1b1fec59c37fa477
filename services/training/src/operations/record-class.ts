import { requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import type { TrainingClass } from '../entities/training-class.ts';
import type { CountMethod } from '../headcount.ts';
import { trainingClassLife } from '../states/training-class.ts';
import { claimOf } from './claim.ts';
import { type ClassDetails, newClass } from './class-details.ts';
import { type TaughtLine, taughtLines, writeClassLines } from './class-lines.ts';

export type RecordTrainingClassInput = ClassDetails & { lines: TaughtLine[]; countMethod: CountMethod };

/** Enters a class that is over, in one step, from a paper register. It has no enrolments. */
export async function recordClass(tx: Tx, input: RecordTrainingClassInput) {
  await trainingClassLife.check(tx, 'record', claimOf<TrainingClass>(tx, input), input);
  const columns = await newClass(tx, input);
  requirePast(tx, columns.lastDay, 'input.lastDay');
  const { lines, unitIds, synthetic } = await taughtLines(tx, input.lines, input.firstDay);
  const recorded: TrainingClass = {
    ...columns,
    state: 'COMPLETED',
    completedOn: tx.today,
    reporterId: tx.viewer.subject,
    countMethod: input.countMethod,
    unitIds,
    synthetic: input.synthetic ?? synthetic,
  };
  await writeClassLines(tx, recorded, lines);
  await trainingClassLife.begin(tx, 'record', recorded, input);
  return { trainingClass: recorded.id };
}
