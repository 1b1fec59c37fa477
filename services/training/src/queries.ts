import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager } from 'typeorm';
import { Session, type SessionState } from './entities/session.ts';
import { sessionLife } from './states/session.ts';

export type SessionFilter = { unitId?: string | null; states?: SessionState[] | null };
type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };

export function findSessions({ read, viewer, scope }: Asking, filter: SessionFilter, page: PageArgs): Promise<Connection<Session>> {
  const query = read.createQueryBuilder(Session, 'row');
  restrict(query, viewer, sessionLife.spec.access.seenBy, scope, { unitId: 'row.unitId' });
  const { unitId, states } = filter;
  if (unitId) query.andWhere('row.unitId = :unitId', { unitId });
  if (states) query.andWhere('row.state IN (:...states)', { states });
  return connection(query, page, [{ column: 'row.id', value: ({ id }) => id }]);
}
