import type { Day } from '@binhan/common/clock';
import { Problem, type Words } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { validOn } from '@binhan/common/validity';
import { type EntityManager, In } from 'typeorm';
import { UnitPlace, UnitRef } from './entities/unit.ts';

/** The unit as this service knows it. */
export async function knownUnit(tx: Tx, id: string, field = 'input.unitId'): Promise<UnitRef> {
  const unit = await tx.look(UnitRef, id);
  if (!unit) throw new Problem('UNIT_NOT_KNOWN_YET', { id }, field);
  return unit;
}

const stateNames: Readonly<Record<string, Words>> = {
  SUSPENDED: { vi: 'tạm dừng', en: 'suspended' },
  MERGED: { vi: 'đã sáp nhập', en: 'merged' },
  DISSOLVED: { vi: 'đã giải thể', en: 'dissolved' },
};

/** The same, refused unless the unit is active. */
export async function activeUnit(tx: Tx, id: string, field = 'input.unitId'): Promise<UnitRef> {
  const unit = await knownUnit(tx, id, field);
  if (unit.state !== 'ACTIVE') throw new Problem('UNIT_CLOSED', { name: unit.name, state: stateNames[unit.state] ?? unit.state }, field);
  return unit;
}

/** Where units lay on a day. */
export function unitPlacesOn(manager: EntityManager, unitIds: readonly string[], on: Day): Promise<UnitPlace[]> {
  return validOn(manager.createQueryBuilder(UnitPlace, 'p').where({ unitId: In([...unitIds]) }), 'p', on).getMany();
}

/** The area of a unit on a record's day. */
export async function placeOn(tx: Tx, { id, name }: UnitRef, on: Day, field: string): Promise<string> {
  const [place] = await unitPlacesOn(tx.manager, [id], on);
  if (place) return place.areaId;
  const first = await tx.manager.findOne(UnitPlace, { where: { unitId: id }, order: { validFrom: 'ASC' } });
  throw new Problem('UNIT_ELSEWHERE', { name, on, since: first?.validFrom ?? '–' }, field);
}

/** The unit as of a record's date, as it stands in events: a reader then needs no other topic. */
export function unitFacts({ kind, subKind, managementLevel, isKeyEconomic, isLarge }: UnitRef, areaId: string) {
  return { kind, subKind, managementLevel, isKeyEconomic, isLarge, areaId };
}
