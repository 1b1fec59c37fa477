import { requireNotBefore } from '@binhan/common/days';
import { enteredCount } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { requireDocuments } from '@binhan/reference/legal-documents';
import { AllowanceRate } from '../entities/allowance-rate.ts';
import type { GuardKind } from '../entities/guard.ts';
import { allowanceRateLife } from '../states/allowance-rate.ts';

export type SetAllowanceRateInput = {
  guardKind: GuardKind;
  floorMonthly: number;
  basisIds: string[];
  validFrom?: string | null;
  synthetic?: boolean;
};

/** Sets the least allowance of a kind of guard from a day on, and closes the rate before. Readiness follows with the daily job: it touches every unit. */
export async function setAllowanceRate(tx: Tx, input: SetAllowanceRateInput) {
  const validFrom = input.validFrom ?? tx.today;
  await requireDocuments(tx, input.basisIds);
  const before = await tx.manager.findOneBy(AllowanceRate, { openKey: input.guardKind });
  if (before) {
    requireNotBefore(before.validFrom, validFrom, 'input.validFrom');
    await allowanceRateLife.move(tx, 'close', before, {}, { openKey: null, validTo: validFrom });
  }
  const rate: AllowanceRate = {
    id: tx.newId(),
    version: 1,
    state: 'OPEN',
    guardKind: input.guardKind,
    openKey: input.guardKind,
    floorMonthly: enteredCount(input.floorMonthly, 'input.floorMonthly', 1_000_000_000),
    basisIds: input.basisIds,
    validFrom,
    validTo: null,
    synthetic: input.synthetic ?? false,
  };
  await allowanceRateLife.begin(tx, 'set', rate, input);
  return { allowanceRate: rate.id };
}
