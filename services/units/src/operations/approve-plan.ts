import { requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { planLife } from '../states/plan.ts';
import { placeOn } from './record-of-unit.ts';

export type ApprovePlanInput = { planId: string; expectedVersion: number; approvedOn?: string | null; basisIds: string[] };

/** Puts a plan into force. */
export async function approvePlan(tx: Tx, input: ApprovePlanInput) {
  const plan = await planLife.take(tx, 'approve', input.planId, input.expectedVersion);
  const approvedOn = input.approvedOn ?? tx.today;
  requirePast(tx, approvedOn, 'input.approvedOn');
  const place = plan.unitId === null ? {} : await placeOn(tx, plan.unitId, approvedOn);
  await planLife.move(tx, 'approve', plan, input, { approvedOn, ...place });
  return { plan: plan.id };
}
