import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { InternalRule, type InternalRuleState } from '../entities/internal-rule.ts';
import { internalRuleState, internalRuleTopic } from '../events/published-records.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { basisOf, head, unitOf, unitRecordAccess, unitStaff } from './unit-record.ts';
import { citesDocuments, unitIsActive } from './unit-record-conditions.ts';

const actions: Record<string, Action<InternalRule, InternalRuleState>> = {
  draft: { label: { vi: 'lập', en: 'draft' }, from: [], to: 'DRAFT', by: unitStaff, when: [unitIsActive] },
  approve: {
    label: { vi: 'ban hành', en: 'approve' },
    from: ['DRAFT'],
    to: 'APPROVED',
    by: head,
    needs: ['reviewDueOn'],
    when: [unitIsActive, citesDocuments],
    set: basisOf,
    event: 'approved',
  },
  replace: {
    label: { vi: 'thay thế', en: 'replace' },
    from: ['APPROVED'],
    to: 'REPLACED',
    by: head,
    set: ({ tx }) => ({ liveKey: null, endedOn: tx.today }),
    event: 'replaced',
    within: 'approveInternalRule',
  },
  withdraw: {
    label: { vi: 'bãi bỏ', en: 'withdraw' },
    from: ['APPROVED'],
    to: 'WITHDRAWN',
    by: head,
    needs: ['reason'],
    set: ({ input, tx }) => ({ liveKey: null, endedOn: tx.today, endReason: enteredReason(input) }),
    event: 'withdrawn',
  },
};

/** The life of an internal rule. No clock ends it: a review that is overdue is told, and the rule stays in force. */
export const internalRuleLife = life<InternalRule, InternalRuleState>(
  {
    type: 'InternalRule',
    entity: InternalRule,
    topic: internalRuleTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'InternalRuleState'),
    access: unitRecordAccess('DRAFT'),
    published: async (rule, tx) => internalRuleState(rule, await unitOf(tx, rule)),
    actions,
  },
  scopeOf,
);
