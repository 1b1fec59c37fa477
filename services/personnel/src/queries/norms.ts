import type { Day } from '@binhan/common/clock';
import { validOn } from '@binhan/common/validity';
import { type EntityManager, In } from 'typeorm';
import { AllowanceRate } from '../entities/allowance-rate.ts';
import { StaffingNorm } from '../entities/staffing-norm.ts';

export function normsOn(manager: EntityManager, unitIds: string[], on: Day): Promise<StaffingNorm[]> {
  return validOn(manager.createQueryBuilder(StaffingNorm, 'n').where({ unitId: In(unitIds) }), 'n', on).getMany();
}

/** All rates, newest first: a handful of rows. */
export function allowanceRates(manager: EntityManager): Promise<AllowanceRate[]> {
  return manager.find(AllowanceRate, { order: { validFrom: 'DESC', id: 'DESC' } });
}
