import type { EntityManager } from 'typeorm';
import { AuditEntry } from './audit.ts';
import { type Connection, connection, type PageArgs } from './connection.ts';

/** The audit of a service for those who may read it; oldest first. */
export function findAudit(
  read: EntityManager,
  { subjectId, ...page }: PageArgs & { subjectId?: string | null | undefined },
): Promise<Connection<AuditEntry>> {
  const query = read.createQueryBuilder(AuditEntry, 'entry');
  if (subjectId) query.where('entry.subjectId = :subjectId', { subjectId });
  return connection(query, page, [{ column: 'entry.seq', value: ({ seq }) => seq }]);
}
