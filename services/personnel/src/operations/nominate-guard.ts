import type { Tx } from '@binhan/common/transaction';
import { knownUnit } from '@binhan/reference/units';
import type { Guard, GuardKind } from '../entities/guard.ts';
import { guardLife } from '../states/guard.ts';
import { allowanceOrNull, type GuardDetails, guardColumns } from './guard-details.ts';

export type NominateGuardInput = GuardDetails & { unitId: string; kind: GuardKind; allowanceMonthly?: number | null };

/** Enters a candidate: a matter of the unit until the appointment. */
export async function nominateGuard(tx: Tx, input: NominateGuardInput) {
  const unit = await knownUnit(tx, input.unitId);
  const guard: Guard = {
    id: tx.newId(),
    version: 1,
    state: 'CANDIDATE',
    unitId: unit.id,
    areaId: unit.areaId,
    ...guardColumns(tx, input),
    kind: input.kind,
    criteriaChecks: [],
    startOn: null,
    endOn: null,
    allowanceMonthly: allowanceOrNull(input.allowanceMonthly),
    stateReason: null,
    synthetic: unit.synthetic,
  };
  await guardLife.begin(tx, 'nominate', guard, input);
  return { guard: guard.id };
}
