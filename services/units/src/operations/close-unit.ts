import { requireNotBefore, requirePast } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { Unit } from '../entities/unit.ts';
import { unitLife } from '../states/unit.ts';
import { endRecordsOf } from './end-records-of-unit.ts';

type CloseInput = { unitId: string; expectedVersion: number; reason: string; on?: string | null };
export type MergeUnitInput = CloseInput & { successorId: string };

/** Ends a unit whose work another one continues. Its records stay with it: the successor has rules and models of its own. */
export async function mergeUnit(tx: Tx, input: MergeUnitInput) {
  const successor = await tx.look(Unit, input.successorId);
  if (successor?.state !== 'ACTIVE' || successor.id === input.unitId)
    throw new Problem('UNKNOWN_SUCCESSOR', { id: input.successorId }, 'input.successorId');
  return close(tx, 'merge', input, successor.id);
}

/** Ends a unit without a successor. */
export function dissolveUnit(tx: Tx, input: CloseInput) {
  return close(tx, 'dissolve', input, null);
}

async function close(tx: Tx, action: string, input: CloseInput, successorId: string | null) {
  const unit = await unitLife.take(tx, action, input.unitId, input.expectedVersion);
  const closedOn = input.on ?? tx.today;
  requirePast(tx, closedOn, 'input.on');
  requireNotBefore(unit.openedOn, closedOn, 'input.on');
  await unitLife.move(tx, action, unit, input, { closedOn, successorId });
  await endRecordsOf(tx, unit.id);
  return { unit: unit.id };
}
