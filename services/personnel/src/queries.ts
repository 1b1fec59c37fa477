import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager } from 'typeorm';
import { Guard, type GuardState } from './entities/guard.ts';
import { guardLife } from './states/guard.ts';

export type GuardFilter = { unitId?: string | null; states?: GuardState[] | null };
type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };

export function findGuards({ read, viewer, scope }: Asking, filter: GuardFilter, page: PageArgs): Promise<Connection<Guard>> {
  const query = read.createQueryBuilder(Guard, 'row');
  restrict(query, viewer, guardLife.spec.access.seenBy, scope, { unitId: 'row.unitId' });
  const { unitId, states } = filter;
  if (unitId) query.andWhere('row.unitId = :unitId', { unitId });
  if (states) query.andWhere('row.state IN (:...states)', { states });
  return connection(query, page, [{ column: 'row.id', value: ({ id }) => id }]);
}
