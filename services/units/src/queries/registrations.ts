import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import { type EntityManager, In } from 'typeorm';
import { Recognition } from '../entities/recognition.ts';
import { Registration, type RegistrationState } from '../entities/registration.ts';
import { registrationLife } from '../states/registration.ts';

export type RegistrationFilter = {
  unitId?: string | null;
  roundYear?: number | null;
  states?: RegistrationState[] | null;
  areaId?: string | null;
  late?: boolean | null;
};
type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };

export function findRegistrations(
  { read, viewer, scope }: Asking,
  filter: RegistrationFilter,
  page: PageArgs,
): Promise<Connection<Registration>> {
  const query = read.createQueryBuilder(Registration, 'r');
  // The SQL form of registrationLife's subject; permissions.test.ts holds the two against each other.
  restrict(query, viewer, registrationLife.spec.access.seenBy, scope, {
    unitId: 'r.unitId',
    areaId: "CASE WHEN r.state = 'DRAFT' THEN NULL ELSE r.areaId END",
    authorityLevel: "CASE WHEN r.state IN ('APPRAISED', 'DECIDED') THEN r.decidingLevel END",
    authorityAreaId: 'r.areaId',
  });
  const { unitId, roundYear, states, areaId, late } = filter;
  if (unitId) query.andWhere('r.unitId = :unitId', { unitId });
  if (roundYear != null) query.andWhere('r.roundYear = :roundYear', { roundYear });
  if (states) query.andWhere('r.state IN (:...states)', { states });
  if (late != null) query.andWhere('r.late = :late', { late });
  if (areaId) query.andWhere('r.areaId IN (SELECT c.coveredId FROM area_cover c WHERE c.areaId = :areaId)', { areaId });
  return connection(query, page, [{ column: 'r.id', value: (registration) => registration.id }]);
}

export function registrationsOf(manager: EntityManager, unitIds: string[]): Promise<Registration[]> {
  return manager.find(Registration, { where: { unitId: In(unitIds) }, order: { roundYear: 'DESC', id: 'DESC' } });
}

export function recognitionsOf(manager: EntityManager, registrationIds: string[]): Promise<Recognition[]> {
  return manager.findBy(Recognition, { registrationId: In(registrationIds) });
}
