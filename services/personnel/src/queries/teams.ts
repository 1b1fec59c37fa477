import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import { type EntityManager, In } from 'typeorm';
import { Team, type TeamKind, type TeamState } from '../entities/team.ts';
import { teamLife } from '../states/team.ts';
import type { Asking } from './guards.ts';

export type TeamFilter = { unitId?: string | null; areaId?: string | null; kinds?: TeamKind[] | null; states?: TeamState[] | null };

export function findTeams({ read, viewer, scope }: Asking, filter: TeamFilter, page: PageArgs): Promise<Connection<Team>> {
  const query = read.createQueryBuilder(Team, 't');
  restrict(query, viewer, teamLife.spec.access.seenBy, scope, { unitId: 't.unitId', areaId: 't.areaId' });
  const { unitId, areaId, kinds, states } = filter;
  if (unitId) query.andWhere('t.unitId = :unitId', { unitId });
  if (areaId) inArea(query, 't.areaId', areaId);
  if (kinds) query.andWhere({ kind: In(kinds) });
  if (states) query.andWhere({ state: In(states) });
  return connection(query, page, [{ column: 't.id', value: ({ id }) => id }]);
}

export function teamsOf(manager: EntityManager, unitIds: string[]): Promise<Team[]> {
  return manager.find(Team, { where: { unitId: In(unitIds) }, order: { id: 'ASC' } });
}
