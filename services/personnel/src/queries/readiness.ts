import type { Day } from '@binhan/common/clock';
import { countWhere, numbersOf } from '@binhan/common/sums';
import { holdsOn } from '@binhan/common/validity';
import { UnitPlace, UnitRef } from '@binhan/reference/entities/unit';
import { unitFacts } from '@binhan/reference/units';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { EquipmentType } from '../entities/equipment-holding.ts';
import { EquipmentCount } from '../entities/equipment-holding.ts';
import { GuardPost } from '../entities/guard.ts';
import { StaffingNorm } from '../entities/staffing-norm.ts';
import { judge, type NormOfUnit, noPersons, type PersonCounts, type Pieces, type UnitReadiness } from '../readiness.ts';

/** Units with their place on the day: `u` and `l`. */
export type UnitsOnDay = SelectQueryBuilder<UnitRef>;

export function unitsOnDay(manager: EntityManager, on: Day): UnitsOnDay {
  return manager.createQueryBuilder(UnitRef, 'u').innerJoin(UnitPlace, 'l', `l.unitId = u.id AND ${holdsOn('l')}`, { on });
}

/** Leaves out units that had not been opened or had been closed. */
export function existing(units: UnitsOnDay): UnitsOnDay {
  return units.andWhere('u.openedOn <= :on AND (u.closedOn IS NULL OR u.closedOn > :on)');
}

/**
 * The readiness of a set of units on a day, in four statements whatever their number. The single unit, the list and its
 * total all come from here, so that they agree.
 */
export async function readinessOf(manager: EntityManager, units: UnitsOnDay, on: Day): Promise<UnitReadiness[]> {
  const rows = await units
    .clone()
    .select(['u.id AS id', 'u.code AS code', 'u.kind AS kind', 'u.subKind AS subKind', 'u.managementLevel AS managementLevel'])
    .addSelect(['u.isKeyEconomic AS isKeyEconomic', 'u.isLarge AS isLarge', 'u.synthetic AS synthetic', 'l.areaId AS areaId'])
    .orderBy('u.code')
    .addOrderBy('u.id')
    .getRawMany<UnitRef>();
  const norms = await normsOn(manager, units);
  const persons = await personsOn(manager, units);
  const pieces = await piecesOn(manager, units);
  return rows.map((row) => {
    const { id, code, areaId, synthetic } = row;
    const facts = { ...row, isKeyEconomic: Boolean(row.isKeyEconomic), isLarge: Boolean(row.isLarge) };
    return {
      unitId: id,
      unitCode: code,
      unit: unitFacts(facts, areaId),
      on,
      synthetic: Boolean(synthetic),
      ...judge({ norm: norms.get(id), persons: persons.get(id) ?? noPersons, pieces: pieces.get(id) ?? new Map() }),
    };
  });
}

async function normsOn(manager: EntityManager, units: UnitsOnDay): Promise<Map<string, NormOfUnit>> {
  type Row = { unitId: string; requiredFullTime: number; requiredPartTime: number; equipment: string };
  const query = manager
    .createQueryBuilder(StaffingNorm, 'n')
    .select(['n.unitId AS unitId', 'n.requiredFullTime AS requiredFullTime', 'n.requiredPartTime AS requiredPartTime'])
    .addSelect('n.equipment', 'equipment')
    .where(holdsOn('n'));
  const rows = await among(query, 'n.unitId', units).getRawMany<Row>();
  return new Map(rows.map(({ unitId, equipment, ...norm }) => [unitId, { ...norm, equipment: JSON.parse(equipment) }]));
}

// Of the kind that the law asks a guard for; fire safety does not stand for it. 2: one is valid, 1: one was, null: never had one.
const standing = `SELECT MAX(CASE WHEN (c.expiresOn IS NULL OR c.expiresOn > :on) AND (c.revokedOn IS NULL OR c.revokedOn > :on) THEN 2 ELSE 1 END)
  FROM certificate c WHERE c.guardId = p.guardId AND c.kind = 'GUARD_SKILLS' AND c.issuedOn <= :on`;

async function personsOn(manager: EntityManager, units: UnitsOnDay): Promise<Map<string, PersonCounts>> {
  const posts = manager
    .createQueryBuilder(GuardPost, 'p')
    .leftJoin('allowance_rate', 'r', `r.guardKind = p.kind AND ${holdsOn('r')}`)
    .select(['p.unitId AS unitId', 'p.kind AS kind'])
    .addSelect('CASE WHEN p.allowanceMonthly < r.floorMonthly THEN 1 ELSE 0 END', 'belowFloor')
    .addSelect(`(${standing})`, 'standing')
    .where('p.startOn <= :on AND (p.endOn IS NULL OR p.endOn > :on)');
  const query = manager
    .createQueryBuilder()
    .select('x.unitId', 'unitId')
    .addSelect(countWhere("x.kind = 'FULL_TIME'"), 'activeFullTime')
    .addSelect(countWhere("x.kind = 'PART_TIME'"), 'activePartTime')
    .addSelect(countWhere("x.kind = 'SERVICE'"), 'activeService')
    .addSelect(countWhere('x.standing = 2'), 'certified')
    .addSelect(countWhere('x.standing = 1'), 'lapsed')
    .addSelect('SUM(x.belowFloor)', 'belowFloor')
    .from(`(${among(posts, 'p.unitId', units).getQuery()})`, 'x')
    .setParameters(units.getParameters())
    .groupBy('x.unitId');
  const rows = await query.getRawMany<Record<string, string>>();
  return new Map(rows.map(({ unitId = '', ...sums }) => [unitId, numbersOf(sums) as PersonCounts]));
}

async function piecesOn(manager: EntityManager, units: UnitsOnDay): Promise<Map<string, Map<EquipmentType, Pieces>>> {
  const live = 'e.permitExpiresOn IS NULL OR e.permitExpiresOn > :on';
  const query = manager
    .createQueryBuilder(EquipmentCount, 'e')
    .select(['e.unitId AS unitId', 'e.type AS type'])
    .addSelect(`SUM(CASE WHEN ${live} THEN e.usable ELSE 0 END)`, 'live')
    .addSelect(`SUM(CASE WHEN ${live} THEN 0 ELSE e.usable END)`, 'expired')
    .where(holdsOn('e'))
    .groupBy('e.unitId')
    .addGroupBy('e.type');
  const found = new Map<string, Map<EquipmentType, Pieces>>();
  for (const { unitId, type, live, expired } of await among(query, 'e.unitId', units).getRawMany()) {
    const types = found.get(unitId) ?? new Map<EquipmentType, Pieces>();
    found.set(unitId, types.set(type, { live: Number(live), expired: Number(expired) }));
  }
  return found;
}

/** Keeps the rows of these units: by subquery, since a province has more units than a statement can have values. */
function among<Row extends object>(query: SelectQueryBuilder<Row>, column: string, units: UnitsOnDay): SelectQueryBuilder<Row> {
  return query.andWhere(`${column} IN (${units.clone().select('u.id').getQuery()})`).setParameters(units.getParameters());
}
