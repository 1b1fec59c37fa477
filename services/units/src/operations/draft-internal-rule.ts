import { enteredName } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import type { InternalRule, RuleKind } from '../entities/internal-rule.ts';
import { internalRuleLife } from '../states/internal-rule.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type DraftInternalRuleInput = { unitId: string; kind: RuleKind; documentNumber: string };

/** Prepares an internal rule. */
export async function draftInternalRule(tx: Tx, input: DraftInternalRuleInput) {
  const rule: InternalRule = {
    ...(await recordOfUnit(tx, input.unitId)),
    state: 'DRAFT',
    kind: input.kind,
    liveKey: null,
    documentNumber: enteredName(input.documentNumber, 'input.documentNumber', 60),
    edition: null,
    approvedOn: null,
    reviewDueOn: null,
    endedOn: null,
    endReason: null,
    basisIds: [],
  };
  await internalRuleLife.begin(tx, 'draft', rule, input);
  return { internalRule: rule.id };
}
