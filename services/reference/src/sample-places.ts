import { spread } from '@binhan/common/apportion';
import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { isWithin } from '@binhan/common/validity';
import { AreaRef } from './entities/area.ts';
import { UnitPlace, UnitRef } from './entities/unit.ts';

/** What the sample builds on: the communes of the article's tree, and the units with where they lay and when. */
export type Places = {
  /** So many communes of 2013–2019, by fixed weights. */
  communes(count: number): string[];
  unitsIn(areaId: string, on: Day): UnitRef[];
  unitsOn(on: Day): UnitRef[];
  areaOf(unit: UnitRef, on: Day): string | undefined;
};

// Invented, as the units' own: the city and the large districts have most.
const districts = ['105', '106', '107', '108', '109', '110', '111', '112'];
const districtWeights = [24, 14, 9, 12, 13, 12, 10, 6];
// Within a district the near communes are reached often and the far ones hardly: awareness work is not regular everywhere.
const communeWeights = [16, 12, 9, 7, 5, 4, 3, 2, 2, 1];

export async function readPlaces({ manager }: Tx): Promise<Places> {
  const areas = await manager.find(AreaRef, { order: { code: 'ASC' } });
  const units = await manager.find(UnitRef, { where: { synthetic: true }, order: { code: 'ASC' } });
  const placesOf = new Map<string, UnitPlace[]>();
  for (const place of await manager.find(UnitPlace)) placesOf.set(place.unitId, [...(placesOf.get(place.unitId) ?? []), place]);

  const weighted = districts.flatMap((code, d) => {
    const district = areas.find((area) => area.code === code && area.level === 'DISTRICT');
    const communes = areas.filter(({ parentId, validFrom }) => parentId === district?.id && validFrom === '2013-12-27');
    const weights = communes.map((_, i) => communeWeights[i % communeWeights.length] ?? 1);
    const sum = weights.reduce((a, b) => a + b, 0);
    return communes.map(({ id }, i) => ({ id, weight: ((districtWeights[d] ?? 0) * (weights[i] ?? 0)) / sum }));
  });
  const areaOf = ({ id }: UnitRef, on: Day) => placesOf.get(id)?.find(({ validFrom, validTo }) => isWithin(on, validFrom, validTo))?.areaId;
  const isOpen = ({ closedOn }: UnitRef, on: Day) => closedOn === null || on < closedOn;
  return {
    communes: (count) =>
      spread(
        count,
        weighted.map(({ id }) => id),
        weighted.map(({ weight }) => weight),
      ),
    areaOf,
    unitsOn: (on) => units.filter((unit) => isOpen(unit, on) && areaOf(unit, on)),
    unitsIn: (areaId, on) => units.filter((unit) => isOpen(unit, on) && areaOf(unit, on) === areaId),
  };
}

/** One of a list; the first ones come up more often than the last, the same each time. */
export function pick<T>(list: readonly T[], n: number): T | undefined {
  const share = ((n * 7919 + 104_729) % 1009) / 1009;
  return list[Math.floor(list.length * share * share)];
}
