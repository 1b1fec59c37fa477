import { requireNotBefore, requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import type { GuardKind } from '../entities/guard.ts';
import { guardLife } from '../states/guard.ts';
import { allowanceOrNull } from './guard-details.ts';
import { changePost, heldPost } from './guard-posts.ts';
import { publishReadiness } from './publish-readiness.ts';

export type ReassignGuardInput = {
  guardId: string;
  expectedVersion: number;
  kind?: GuardKind | null;
  allowanceMonthly?: number | null;
  on?: string | null;
};

/** Another kind of post or another allowance from a day on. What was before that day stays as it was. */
export async function reassignGuard(tx: Tx, input: ReassignGuardInput) {
  const guard = await guardLife.take(tx, 'reassign', input.guardId, input.expectedVersion);
  const on = input.on ?? tx.today;
  const held = await heldPost(tx, guard.id);
  requirePast(tx, on, 'input.on');
  if (held) requireNotBefore(held.startOn, on, 'input.on');
  await guardLife.move(tx, 'reassign', guard, input, {
    kind: input.kind ?? guard.kind,
    allowanceMonthly: allowanceOrNull(input.allowanceMonthly) ?? guard.allowanceMonthly,
  });
  await changePost(tx, guard, on);
  await publishReadiness(tx, [guard.unitId]);
  return { guard: guard.id };
}
