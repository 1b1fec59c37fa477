import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { Enrolment, type EnrolmentState } from '../entities/enrolment.ts';
import { enrolmentLife } from '../states/enrolment.ts';
import type { RowsBehind } from './pages-by-key.ts';
import type { Asking } from './sessions.ts';

export type EnrolmentFilter = {
  classId?: string | null;
  guardId?: string | null;
  unitId?: string | null;
  states?: EnrolmentState[] | null;
};

export function findEnrolments({ read, viewer, scope }: Asking, filter: EnrolmentFilter, page: PageArgs): Promise<Connection<Enrolment>> {
  const query = read.createQueryBuilder(Enrolment, 's');
  restrictEnrolments(query, viewer, scope);
  const { classId, guardId, unitId, states } = filter;
  if (classId) query.andWhere('s.classId = :classId', { classId });
  if (guardId) query.andWhere('s.guardId = :guardId', { guardId });
  if (unitId) query.andWhere('s.unitId = :unitId', { unitId });
  if (states) query.andWhere('s.state IN (:...states)', { states });
  return connection(query, page, [{ column: 's.id', value: ({ id }) => id }]);
}

export function enrolmentsOfGuards(manager: EntityManager, guardIds: string[]): Promise<Enrolment[]> {
  return manager.find(Enrolment, { where: { guardId: In(guardIds) }, order: { id: 'ASC' } });
}

export function enrolmentsOfClasses(asked: () => Promise<Asking>): RowsBehind {
  return {
    column: 's.classId',
    async query(classIds) {
      const { read, viewer, scope } = await asked();
      const query = read.createQueryBuilder(Enrolment, 's').where('s.classId IN (:...classIds)', { classIds });
      restrictEnrolments(query, viewer, scope);
      return query;
    },
  };
}

/** The SQL form of enrolmentLife's subject. */
function restrictEnrolments(query: SelectQueryBuilder<Enrolment>, viewer: Viewer, scope: Scope): void {
  const columns = { unitId: 's.unitId', ownerId: 's.ownerId', areaId: 's.areaId' };
  restrict(query, viewer, enrolmentLife.spec.access.seenBy, scope, columns);
}
