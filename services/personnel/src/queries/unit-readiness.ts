import type { Day } from '@binhan/common/clock';
import type { Connection, PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import { unitAccess } from '@binhan/reference/scope';
import type { ReadinessReasonCode, UnitReadiness } from '../readiness.ts';
import type { Asking } from './guards.ts';
import { pageOf } from './page.ts';
import { existing, readinessOf, unitsOnDay } from './readiness.ts';

export type ReadinessFilter = {
  ready?: boolean | null;
  reasons?: ReadinessReasonCode[] | null;
  isKeyEconomic?: boolean | null;
  isLarge?: boolean | null;
};
export type ReadinessTotal = Pick<
  UnitReadiness,
  'activeFullTime' | 'activePartTime' | 'activeService' | 'certified' | 'equipmentRequired' | 'equipmentUsable' | 'belowFloor'
> & { units: number; ready: number; withNorm: number; requiredFullTime: number; requiredPartTime: number };
export type ReadinessConnection = Connection<UnitReadiness> & { total: () => ReadinessTotal };

/**
 * Units of an area with their readiness on a day. All are judged, then filtered, then cut into pages: whether a unit is
 * ready is known only after it was judged, and figure and rows come from the same ones.
 */
export async function findReadiness(
  { read, viewer, scope }: Asking,
  { areaId, on }: { areaId?: string | null; on: Day },
  filter: ReadinessFilter,
  page: PageArgs,
): Promise<ReadinessConnection> {
  const units = existing(unitsOnDay(read, on));
  restrict(units, viewer, unitAccess.seenBy, scope, { unitId: 'u.id', areaId: 'l.areaId' });
  if (areaId) inArea(units, 'l.areaId', areaId);
  const { isKeyEconomic, isLarge } = filter;
  if (isKeyEconomic != null) units.andWhere('u.isKeyEconomic = :isKeyEconomic', { isKeyEconomic });
  if (isLarge != null) units.andWhere('u.isLarge = :isLarge', { isLarge });
  const rows = (await readinessOf(read, units, on)).filter((row) => matches(row, filter));
  return { ...pageOf(rows, page, keyOf), total: () => total(rows) };
}

/** Two units that exchange their codes have the same one here for a moment: the code alone would lose one of them at the end of a page. */
const keyOf = ({ unitCode, unitId }: UnitReadiness) => `${unitCode}\u0000${unitId}`;

function matches({ ready, reasons }: UnitReadiness, filter: ReadinessFilter): boolean {
  if (filter.ready != null && ready !== filter.ready) return false;
  return !filter.reasons || reasons.some(({ code }) => filter.reasons?.includes(code));
}

function total(rows: readonly UnitReadiness[]): ReadinessTotal {
  const sum = (count: (row: UnitReadiness) => number) => rows.reduce((all, row) => all + count(row), 0);
  return {
    units: rows.length,
    ready: sum(({ ready }) => Number(ready)),
    withNorm: sum(({ requiredFullTime }) => Number(requiredFullTime !== null)),
    requiredFullTime: sum(({ requiredFullTime }) => requiredFullTime ?? 0),
    requiredPartTime: sum(({ requiredPartTime }) => requiredPartTime ?? 0),
    activeFullTime: sum((row) => row.activeFullTime),
    activePartTime: sum((row) => row.activePartTime),
    activeService: sum((row) => row.activeService),
    certified: sum((row) => row.certified),
    equipmentRequired: sum((row) => row.equipmentRequired),
    equipmentUsable: sum((row) => row.equipmentUsable),
    belowFloor: sum((row) => row.belowFloor),
  };
}
