import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager } from 'typeorm';
import { __Type__, type __Type__State } from '../entities/__kebab__.ts';
import { __type__Life } from '../states/__kebab__.ts';

export type __Type__Filter = { unitId?: string | null; states?: __Type__State[] | null };
type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };

export function find__Types__({ read, viewer, scope }: Asking, filter: __Type__Filter, page: PageArgs): Promise<Connection<__Type__>> {
  const query = read.createQueryBuilder(__Type__, 'row');
  restrict(query, viewer, __type__Life.spec.access.seenBy, scope, { unitId: 'row.unitId', areaId: 'row.areaId' });
  const { unitId, states } = filter;
  if (unitId) query.andWhere('row.unitId = :unitId', { unitId });
  if (states) query.andWhere('row.state IN (:...states)', { states });
  return connection(query, page, [{ column: 'row.id', value: ({ id }) => id }]);
}
