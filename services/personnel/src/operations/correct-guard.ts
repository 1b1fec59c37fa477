import type { Tx } from '@binhan/common/transaction';
import { guardLife } from '../states/guard.ts';
import { educatedEnough, oldEnough } from '../states/guard-conditions.ts';
import { type GuardDetails, guardColumns } from './guard-details.ts';

export type CorrectGuardInput = { guardId: string; expectedVersion: number } & {
  [Field in keyof GuardDetails]?: GuardDetails[Field] | null;
};

/** Changes what was entered wrongly about the person. Nothing of it is published; who was appointed must still fulfil the rules. */
export async function correctGuard(tx: Tx, input: CorrectGuardInput) {
  const guard = await guardLife.take(tx, 'correct', input.guardId, input.expectedVersion);
  const details = guardColumns(tx, {
    fullName: input.fullName ?? guard.fullName,
    birthYear: input.birthYear ?? guard.birthYear,
    education: input.education ?? guard.education,
  });
  if (guard.state !== 'CANDIDATE') {
    const act = { row: { ...guard, ...details }, input: {}, tx };
    for (const { check } of [oldEnough, educatedEnough]) await check(act);
  }
  await guardLife.move(tx, 'correct', guard, input, details);
  return { guard: guard.id };
}
