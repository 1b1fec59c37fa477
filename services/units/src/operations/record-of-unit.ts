import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { Unit } from '../entities/unit.ts';
import type { UnitRecord } from '../entities/unit-record.ts';
import { unitAreasOn } from '../queries/units.ts';

/** What a new record of a unit begins with. Whether the viewer may make it is for the state table to say. */
export async function recordOfUnit(tx: Tx, unitId: string): Promise<UnitRecord> {
  const { areaId, synthetic } = await tx.take(Unit, unitId);
  return { id: tx.newId(), version: 1, unitId, areaId, synthetic };
}

/** Where the unit lay on the day from which its record counts; a day before it was entered changes nothing. */
export async function placeOn({ manager }: Tx, unitId: string, on: Day): Promise<{ areaId?: string }> {
  const [place] = await unitAreasOn(manager, [unitId], on);
  return place ? { areaId: place.areaId } : {};
}
