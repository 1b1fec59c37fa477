import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { IsNull } from 'typeorm';
import { type Guard, GuardPost } from '../entities/guard.ts';

/** Opens the post that the guard's row tells of. */
export async function openPost(tx: Tx, { id: guardId, unitId, kind, allowanceMonthly }: Guard, startOn: Day): Promise<void> {
  await tx.manager.insert(GuardPost, { id: tx.newId(), guardId, unitId, kind, allowanceMonthly, startOn, endOn: null });
}

/** The post that the guard holds. */
export function heldPost({ manager }: Tx, guardId: string): Promise<GuardPost | null> {
  return manager.findOneBy(GuardPost, { guardId, endOn: IsNull() });
}

export async function closePost({ manager }: Tx, { id }: GuardPost, endOn: Day): Promise<void> {
  await manager.update(GuardPost, { id }, { endOn });
}

/** From the day on the guard's post is what the row tells now; what is before that day stays. */
export async function changePost(tx: Tx, guard: Guard, on: Day): Promise<void> {
  const held = await heldPost(tx, guard.id);
  if (!held) return;
  const { unitId, kind, allowanceMonthly } = guard;
  if (held.startOn >= on) return void (await tx.manager.update(GuardPost, { id: held.id }, { unitId, kind, allowanceMonthly }));
  await closePost(tx, held, on);
  await openPost(tx, guard, on);
}
