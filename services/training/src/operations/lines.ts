import type { Day } from '@binhan/common/clock';
import { enteredCount } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { activeUnit, knownUnit, placeOn } from '@binhan/reference/units';
import { unitAreasIn, unitsIn } from '../queries/units-in.ts';
import type { Audience } from '../vocabulary.ts';

export type LineInput = { unitId?: string | null; audience: Audience };

const mostLines = 200;
const mostHeads = 100_000;

/** The lines of a record with their units as of its day; units that are closed by then, or not known, are refused. */
export async function linesOn<Line extends LineInput>(tx: Tx, lines: readonly Line[], on: Day) {
  const field = 'input.lines';
  enteredCount(lines.length, field, mostLines, 1);
  const ids = lines.flatMap(({ unitId }) => unitId ?? []);
  const units = await unitsIn(tx, ids);
  const areas = await unitAreasIn(tx, ids, on);
  const placed = [];
  for (const [i, { unitId: id, audience }] of lines.entries()) {
    const unitId = id ?? null;
    const unitField = `${field}.${i}.unitId`;
    if (unitId) await requireOpen(tx, units.get(unitId) ?? (await knownUnit(tx, unitId, unitField)), on, unitField);
    const unitAreaId = unitId && (areas.get(unitId) ?? (await placeOn(tx, units.get(unitId) as UnitRef, on, unitField)));
    placed.push({ lineNo: i + 1, unitId, unitAreaId, audience });
  }
  const named = [...new Set(ids)];
  return { lines: placed, unitIds: named, synthetic: named.some((id) => units.get(id)?.synthetic) };
}

/** On a past day a unit may take part that has closed since; for a coming one it must be active today. */
async function requireOpen(tx: Tx, unit: UnitRef, on: Day, field: string): Promise<void> {
  const closed = unit.closedOn !== null && unit.closedOn <= on;
  if (closed || (on >= tx.today && unit.state !== 'ACTIVE')) await activeUnit(tx, unit.id, field);
}

/** A number of heads as it was reported: never inferred, never negative (domain.md 3.5). */
export function requireHeads(count: number, field: string): number {
  return enteredCount(count, field, mostHeads);
}
