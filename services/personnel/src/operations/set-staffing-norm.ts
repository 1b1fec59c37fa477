import { requireNotBefore } from '@binhan/common/days';
import { enteredCount } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { requireDocuments } from '@binhan/reference/legal-documents';
import { knownUnit, placeOn } from '@binhan/reference/units';
import { type RequiredEquipment, StaffingNorm } from '../entities/staffing-norm.ts';
import { staffingNormLife } from '../states/staffing-norm.ts';
import { publishReadiness } from './publish-readiness.ts';

export type SetStaffingNormInput = {
  unitId: string;
  requiredFullTime: number;
  requiredPartTime: number;
  equipment?: RequiredEquipment[] | null;
  basisIds: string[];
  validFrom?: string | null;
};

/** Sets what a unit needs from a day on, and closes the norm before on that day. */
export async function setStaffingNorm(tx: Tx, input: SetStaffingNormInput) {
  const unit = await knownUnit(tx, input.unitId);
  const validFrom = input.validFrom ?? tx.today;
  const norm: StaffingNorm = {
    id: tx.newId(),
    version: 1,
    state: 'OPEN',
    unitId: unit.id,
    areaId: unit.areaId,
    openKey: unit.id,
    requiredFullTime: enteredCount(input.requiredFullTime, 'input.requiredFullTime', 1000),
    requiredPartTime: enteredCount(input.requiredPartTime, 'input.requiredPartTime', 1000),
    equipment: requiredEquipment(input.equipment ?? []),
    basisIds: input.basisIds,
    validFrom,
    validTo: null,
    synthetic: unit.synthetic,
  };
  await staffingNormLife.check(tx, 'set', norm, input);
  await requireDocuments(tx, input.basisIds);
  await placeOn(tx, unit, validFrom < tx.today ? validFrom : tx.today, 'input.validFrom');
  const before = await tx.manager.findOneBy(StaffingNorm, { openKey: unit.id });
  if (before) {
    requireNotBefore(before.validFrom, validFrom, 'input.validFrom');
    await staffingNormLife.move(tx, 'close', before, {}, { openKey: null, validTo: validFrom });
  }
  await staffingNormLife.begin(tx, 'set', norm, input);
  await publishReadiness(tx, [unit.id]);
  return { staffingNorm: norm.id };
}

function requiredEquipment(equipment: readonly RequiredEquipment[]): RequiredEquipment[] {
  return equipment.map(({ type, required }, i) => {
    if (equipment.slice(0, i).some((one) => one.type === type))
      throw new Problem('BAD_INPUT', { reason: type }, `input.equipment.${i}.type`);
    return { type, required: enteredCount(required, `input.equipment.${i}.required`, 10_000, 1) };
  });
}
