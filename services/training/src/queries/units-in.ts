import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { isWithin } from '@binhan/common/validity';
import { UnitPlace, UnitRef } from '@binhan/reference/entities/unit';
import { In } from 'typeorm';

type Known = { units: Map<string, UnitRef>; places: Map<string, UnitPlace[]> };
const known = new WeakMap<Tx, Known>();

/** Units by id. A transaction reads each once, however many records name it. */
export async function unitsIn(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, UnitRef>> {
  return (await read(tx, ids)).units;
}

/** Where these units lay on a day. */
export async function unitAreasIn(tx: Tx, ids: readonly string[], on: Day): Promise<ReadonlyMap<string, string>> {
  const { places } = await read(tx, ids);
  const areas = ids.map((id) => [id, places.get(id)?.find(({ validFrom, validTo }) => isWithin(on, validFrom, validTo))?.areaId] as const);
  return new Map(areas.flatMap(([id, areaId]) => (areaId ? [[id, areaId]] : [])));
}

async function read(tx: Tx, ids: readonly string[]): Promise<Known> {
  const { units, places } = known.get(tx) ?? { units: new Map(), places: new Map() };
  known.set(tx, { units, places });
  const missing = [...new Set(ids)].filter((id) => !units.has(id));
  if (missing.length) {
    for (const unit of await tx.manager.findBy(UnitRef, { id: In(missing) })) units.set(unit.id, unit);
    for (const place of await tx.manager.findBy(UnitPlace, { unitId: In(missing) }))
      places.set(place.unitId, [...(places.get(place.unitId) ?? []), place]);
  }
  return { units, places };
}
