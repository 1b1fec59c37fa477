import type { EntityManager } from 'typeorm';
import type { Question } from './question.ts';

/** Up to when the events of facts were counted: the time of the newest one; null before the first. */
export async function newestOf(
  manager: EntityManager,
  tables: readonly string[],
  { asOf }: Question,
): Promise<(tables: readonly string[]) => Date | null> {
  const newest = new Map<string, string>();
  await Promise.all(
    [...new Set(tables)].map(async (table) => {
      const query = manager.createQueryBuilder().from(table, 'w').select('MAX(w.knownFrom)', 'newest');
      if (asOf.knownBefore !== null) query.where('w.knownFrom < :knownBefore', { knownBefore: asOf.knownBefore });
      const row = await query.getRawOne<{ newest: string | null }>();
      if (row?.newest) newest.set(table, row.newest);
    }),
  );
  return (ofThese) => {
    const times = ofThese.flatMap((table) => newest.get(table) ?? []);
    return times.length ? new Date(times.reduce((a, b) => (a > b ? a : b))) : null;
  };
}
