import { requireNotBefore, requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { IsNull, Not } from 'typeorm';
import { InternalRule } from '../entities/internal-rule.ts';
import { internalRuleLife } from '../states/internal-rule.ts';
import { placeOn } from './record-of-unit.ts';

export type ApproveInternalRuleInput = {
  internalRuleId: string;
  expectedVersion: number;
  approvedOn?: string | null;
  reviewDueOn: string;
  basisIds: string[];
};

/** Puts a rule into force as the next edition of its kind in the unit; the edition before is replaced. */
export async function approveInternalRule(tx: Tx, input: ApproveInternalRuleInput) {
  const rule = await internalRuleLife.take(tx, 'approve', input.internalRuleId, input.expectedVersion);
  const { unitId, kind } = rule;
  const approvedOn = input.approvedOn ?? tx.today;
  requirePast(tx, approvedOn, 'input.approvedOn');
  requireNotBefore(approvedOn, input.reviewDueOn, 'input.reviewDueOn');
  const liveKey = `${unitId}:${kind}`;
  const older = await tx.manager.findOneBy(InternalRule, { liveKey });
  if (older) await internalRuleLife.move(tx, 'replace', older);
  const last = await tx.manager.findOne(InternalRule, { where: { unitId, kind, edition: Not(IsNull()) }, order: { edition: 'DESC' } });
  await internalRuleLife.move(tx, 'approve', rule, input, {
    approvedOn,
    reviewDueOn: input.reviewDueOn,
    edition: (last?.edition ?? 0) + 1,
    liveKey,
    ...(await placeOn(tx, unitId, approvedOn)),
  });
  return { internalRule: rule.id };
}
