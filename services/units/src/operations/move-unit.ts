import { requirePast } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { IsNull } from 'typeorm';
import { UnitArea } from '../entities/unit.ts';
import { unitLife } from '../states/unit.ts';
import { requireCommune } from './unit-details.ts';

export type MoveUnitInput = { unitId: string; expectedVersion: number; areaId: string; on?: string | null };

/** Moves a unit to another commune from a day on. What was recorded before keeps its area. */
export async function moveUnit(tx: Tx, { unitId, expectedVersion, areaId, on }: MoveUnitInput) {
  const unit = await unitLife.take(tx, 'move', unitId, expectedVersion);
  const day = on ?? tx.today;
  const since = await tx.manager.findOneByOrFail(UnitArea, { unitId, validTo: IsNull() });
  requirePast(tx, day, 'input.on');
  if (day <= since.validFrom) throw new Problem('DATE_TOO_EARLY', { on: day, earliest: since.validFrom }, 'input.on');
  if (areaId === unit.areaId) throw new Problem('SAME_AREA', { id: areaId }, 'input.areaId');
  await requireCommune(tx, areaId, day, 'input.areaId');
  await tx.manager.update(UnitArea, { unitId, validFrom: since.validFrom }, { validTo: day });
  await tx.manager.insert(UnitArea, { unitId, areaId, validFrom: day, validTo: null });
  // Last: its event tells since when the unit lies there.
  await unitLife.move(tx, 'move', unit, {}, { areaId });
  return { unit: unitId };
}
