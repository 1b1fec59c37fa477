import { dayOf } from '@binhan/common/clock';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import { holdsOn, validOn } from '@binhan/common/validity';
import type { Viewer } from '@binhan/common/viewer';
import { byWords } from '@binhan/common/word-search';
import { type EntityManager, In } from 'typeorm';
import type { Level } from '../entities/area.ts';
import { Unit, UnitArea, type UnitKind, type UnitState } from '../entities/unit.ts';
import { unitLife } from '../states/unit.ts';

export type UnitFilter = {
  search?: string | null;
  kinds?: UnitKind[] | null;
  states?: UnitState[] | null;
  managementLevel?: Level | null;
  areaId?: string | null;
  asOf?: string | null;
  isKeyEconomic?: boolean | null;
  isLarge?: boolean | null;
  fireRisk?: boolean | null;
};
type Asking = { read: EntityManager; viewer: Viewer; now: Date; scope: Scope };

export function findUnits({ read, viewer, now, scope }: Asking, filter: UnitFilter, page: PageArgs): Promise<Connection<Unit>> {
  const query = read.createQueryBuilder(Unit, 'u');
  restrict(query, viewer, unitLife.spec.access.seenBy, scope, { unitId: 'u.id', areaId: 'u.areaId' });
  byWords(query, 'u.foldedName', filter.search);
  const { kinds, states, managementLevel, areaId, isKeyEconomic, isLarge, fireRisk } = filter;
  if (kinds) query.andWhere('u.kind IN (:...kinds)', { kinds });
  if (states) query.andWhere('u.state IN (:...states)', { states });
  if (managementLevel) query.andWhere('u.managementLevel = :managementLevel', { managementLevel });
  if (isKeyEconomic != null) query.andWhere('u.isKeyEconomic = :isKeyEconomic', { isKeyEconomic });
  if (isLarge != null) query.andWhere(isLarge ? "u.size = 'LARGE'" : "(u.size IS NULL OR u.size <> 'LARGE')");
  if (fireRisk != null) query.andWhere('u.fireRisk = :fireRisk', { fireRisk });
  if (areaId) {
    const lay = 'SELECT ua.unitId FROM unit_area ua JOIN area_cover c ON c.coveredId = ua.areaId WHERE c.areaId = :areaId';
    query.andWhere(`u.id IN (${lay} AND ${holdsOn('ua')})`, {
      areaId,
      on: filter.asOf ?? dayOf(now),
    });
  }
  return connection(query, page, [
    { column: 'u.sortKey', value: (unit) => unit.sortKey },
    { column: 'u.id', value: (unit) => unit.id },
  ]);
}

/** Where units lay on a day. */
export function unitAreasOn(manager: EntityManager, unitIds: string[], on: string): Promise<UnitArea[]> {
  return validOn(manager.createQueryBuilder(UnitArea, 'ua').where({ unitId: In(unitIds) }), 'ua', on).getMany();
}
