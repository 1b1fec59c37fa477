import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager } from 'typeorm';
import { Export } from '../entities/export.ts';

// The roles of the access table say who may ask at all; whose an export is, is said here and in the operations. A role that is
// not bound to a scope, as PROVINCIAL_OFFICER, would otherwise see everybody's.

export function findExport(read: EntityManager, { subject }: Viewer, id: string): Promise<Export | null> {
  return read.findOneBy(Export, { id, ownerId: subject ?? '' });
}

/** The viewer's own exports, the oldest first. */
export function findExports(read: EntityManager, { subject }: Viewer, page: PageArgs): Promise<Connection<Export>> {
  const query = read.createQueryBuilder(Export, 'e').where('e.ownerId = :ownerId', { ownerId: subject ?? '' });
  return connection(query, page, [{ column: 'e.id', value: ({ id }) => id }]);
}
