import { requireNotBefore, requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { guardLife } from '../states/guard.ts';
import { closePost, heldPost } from './guard-posts.ts';
import { publishReadiness } from './publish-readiness.ts';

export type EndGuardInput = { guardId: string; expectedVersion: number; reason: string; endOn?: string | null };

/** The guard leaves. Who was appointed and never started had no first day. */
export async function endGuard(tx: Tx, input: EndGuardInput) {
  const guard = await guardLife.take(tx, 'end', input.guardId, input.expectedVersion);
  const endOn = input.endOn ?? tx.today;
  const held = await heldPost(tx, guard.id);
  requirePast(tx, endOn, 'input.endOn');
  if (held) requireNotBefore(held.startOn, endOn, 'input.endOn');
  await guardLife.move(tx, 'end', guard, input, { endOn, ...(held ? {} : { startOn: null }) });
  if (held) await closePost(tx, held, endOn);
  await publishReadiness(tx, [guard.unitId]);
  return { guard: guard.id };
}
