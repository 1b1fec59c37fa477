import type { Tx } from '@binhan/common/transaction';
import { unitLife } from '../states/unit.ts';
import { type UnitDetails, unitColumns } from './unit-details.ts';

export type CorrectUnitInput = Partial<UnitDetails> & { unitId: string; expectedVersion: number };

/** Changes the fields that are given, and leaves the others. */
export async function correctUnit(tx: Tx, { unitId, expectedVersion, ...given }: CorrectUnitInput) {
  const unit = await unitLife.take(tx, 'correct', unitId, expectedVersion);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await unitLife.move(tx, 'correct', unit, given, await unitColumns(tx, unitId, { ...unit, ...changes }));
  return { unit: unitId };
}
