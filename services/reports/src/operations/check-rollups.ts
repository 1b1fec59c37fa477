import type { Tx } from '@binhan/common/transaction';
import { RollupCheck } from '../entities/rollup.ts';
import { rollupDifferences } from '../queries/rollup-differences.ts';

/** Compares sums with facts, and keeps what was found for the alert. */
export async function checkRollups({ manager, now }: Pick<Tx, 'manager' | 'now'>): Promise<Map<string, number>> {
  const found = await rollupDifferences(manager);
  const checks = [...found].map(([tableName, differing]) => ({ tableName, differing, checkedAt: now }));
  await manager.upsert(RollupCheck, checks, ['tableName']);
  return found;
}
