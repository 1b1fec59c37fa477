import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import { byWords } from '@binhan/common/word-search';
import { inArea } from '@binhan/reference/areas';
import { type EntityManager, In } from 'typeorm';
import { Guard, type GuardKind, GuardPost, type GuardState } from '../entities/guard.ts';
import { guardLife } from '../states/guard.ts';

export type GuardFilter = {
  search?: string | null;
  unitId?: string | null;
  areaId?: string | null;
  states?: GuardState[] | null;
  kinds?: GuardKind[] | null;
};

/** Who asks, and where it is read. */
export type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };

export function findGuards({ read, viewer, scope }: Asking, filter: GuardFilter, page: PageArgs): Promise<Connection<Guard>> {
  const query = read.createQueryBuilder(Guard, 'g');
  // The SQL form of guardLife's subject; permissions.test.ts holds the two against each other.
  restrict(query, viewer, guardLife.spec.access.seenBy, scope, {
    unitId: 'g.unitId',
    areaId: "CASE WHEN g.state IN ('CANDIDATE', 'REJECTED') THEN NULL ELSE g.areaId END",
  });
  const { search, unitId, areaId, states, kinds } = filter;
  byWords(query, 'g.foldedName', search);
  if (unitId) query.andWhere('g.unitId = :unitId', { unitId });
  if (areaId) inArea(query, 'g.areaId', areaId);
  if (states) query.andWhere({ state: In(states) });
  if (kinds) query.andWhere({ kind: In(kinds) });
  return connection(query, page, [
    { column: 'g.sortKey', value: ({ sortKey }) => sortKey },
    { column: 'g.id', value: ({ id }) => id },
  ]);
}

export function guardsOf(manager: EntityManager, unitIds: string[]): Promise<Guard[]> {
  return manager.find(Guard, { where: { unitId: In(unitIds) }, order: { sortKey: 'ASC', id: 'ASC' } });
}

export function postsOf(manager: EntityManager, guardIds: string[]): Promise<GuardPost[]> {
  return manager.find(GuardPost, { where: { guardId: In(guardIds) }, order: { startOn: 'ASC', id: 'ASC' } });
}
