import type { Tx } from '@binhan/common/transaction';
import type { InternalRule, RuleKind } from '../entities/internal-rule.ts';
import { internalRuleLife } from '../states/internal-rule.ts';
import { enteredText } from './entered-text.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type DraftInternalRuleInput = { unitId: string; kind: RuleKind; documentNumber: string };

/** Prepares an internal rule. */
export async function draftInternalRule(tx: Tx, input: DraftInternalRuleInput) {
  const rule: InternalRule = {
    ...(await recordOfUnit(tx, input.unitId)),
    state: 'DRAFT',
    kind: input.kind,
    liveKey: null,
    documentNumber: enteredText(input.documentNumber, 60, 'input.documentNumber'),
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
