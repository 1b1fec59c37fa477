import { AuditEntry } from '@binhan/common/audit';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { EntityManager } from 'typeorm';

export function findAudit(read: EntityManager, subjectId: string | null | undefined, page: PageArgs): Promise<Connection<AuditEntry>> {
  const query = read.createQueryBuilder(AuditEntry, 'entry');
  if (subjectId) query.where('entry.subjectId = :subjectId', { subjectId });
  return connection(query, page, [{ column: 'entry.seq', value: ({ seq }) => seq }]);
}
