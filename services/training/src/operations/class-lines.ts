import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { ClassLine, type TrainingClass } from '../entities/training-class.ts';
import { type LineInput, linesOn, requireHeads } from './lines.ts';

export type TaughtLine = LineInput & { learners: number; passed: number };

export async function plannedClassLines(tx: Tx, given: readonly LineInput[], on: Day) {
  const { lines, ...named } = await linesOn(tx, given, on);
  return { lines: lines.map((line) => ({ ...line, learners: null, passed: null })), ...named };
}

/** Nobody passes who did not learn (domain.md 3.5). */
export async function taughtLines(tx: Tx, given: readonly TaughtLine[], on: Day) {
  const { lines, ...named } = await linesOn(tx, given, on);
  const counts = given.map(({ learners, passed }, i) => {
    requireHeads(learners, `input.lines.${i}.learners`);
    requireHeads(passed, `input.lines.${i}.passed`);
    if (passed > learners) throw new Problem('MORE_PASSED_THAN_LEARNT', { passed, learners }, `input.lines.${i}.passed`);
    return { learners, passed };
  });
  return { lines: lines.map((line, i) => ({ ...line, ...(counts[i] ?? { learners: 0, passed: 0 }) })), ...named };
}

/** Writes the lines of a class in the place of those that it had. Before the class itself: its event tells them. */
export async function writeClassLines(
  { manager }: Tx,
  { id }: Pick<TrainingClass, 'id'>,
  lines: readonly Omit<ClassLine, 'classId'>[],
): Promise<void> {
  await manager.delete(ClassLine, { classId: id });
  await manager.insert(
    ClassLine,
    lines.map((line) => ({ classId: id, ...line })),
  );
}
