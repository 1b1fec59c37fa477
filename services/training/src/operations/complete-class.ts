import type { Tx } from '@binhan/common/transaction';
import type { CountMethod } from '../headcount.ts';
import { trainingClassLife } from '../states/training-class.ts';
import { type TaughtLine, taughtLines, writeClassLines } from './class-lines.ts';

export type CompleteTrainingClassInput = {
  trainingClassId: string;
  expectedVersion: number;
  lines: TaughtLine[];
  countMethod: CountMethod;
};

/** The organiser's report of a class: who was taught, and how many passed. */
export async function completeClass(tx: Tx, input: CompleteTrainingClassInput) {
  const row = await trainingClassLife.take(tx, 'complete', input.trainingClassId, input.expectedVersion);
  await trainingClassLife.check(tx, 'complete', row, input);
  const { lines, unitIds, synthetic } = await taughtLines(tx, input.lines, row.firstDay);
  await writeClassLines(tx, row, lines);
  await trainingClassLife.move(tx, 'complete', row, input, {
    unitIds,
    countMethod: input.countMethod,
    completedOn: tx.today,
    reporterId: tx.viewer.subject,
    synthetic: row.synthetic || synthetic,
  });
  return { trainingClass: row.id };
}
