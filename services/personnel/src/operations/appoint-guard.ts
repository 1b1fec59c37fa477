import { requireNotBefore } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { knownUnit } from '@binhan/reference/units';
import { guardLife } from '../states/guard.ts';

export type AppointGuardInput = { guardId: string; expectedVersion: number; startOn?: string | null };

/** Appoints a candidate for a day, past or to come. On that day the guard starts, by the head or by the daily job. */
export async function appointGuard(tx: Tx, input: AppointGuardInput) {
  const guard = await guardLife.take(tx, 'appoint', input.guardId, input.expectedVersion);
  const startOn = input.startOn ?? tx.today;
  const { openedOn } = await knownUnit(tx, guard.unitId);
  requireNotBefore(openedOn, startOn, 'input.startOn');
  await guardLife.move(tx, 'appoint', guard, { ...input, startOn }, { startOn });
  return { guard: guard.id };
}
