import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { EntityManager } from 'typeorm';
import { TipSummary } from '../entities/tip-summary.ts';

export function findSummaries(
  read: EntityManager,
  { from, to, ...page }: PageArgs & { from?: string | null; to?: string | null },
): Promise<Connection<TipSummary>> {
  const query = read.createQueryBuilder(TipSummary, 's');
  if (from) query.andWhere('s.firstDay >= :from', { from });
  if (to) query.andWhere('s.firstDay < :to', { to });
  return connection(query, page, [{ column: 's.id', value: ({ id }) => id }]);
}
