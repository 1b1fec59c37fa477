import { labelsOf } from '@binhan/common/labels';
import { type Action, type Life, life } from '@binhan/common/life';
import { anyLevel } from '@binhan/common/permissions';
import { officers } from '@binhan/common/viewer';
import { Plan, type PlanState } from '../entities/plan.ts';
import { planState, planTopic } from '../events/published-records.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { byIssuer, hasTasks, isIssuer, issuingUnitIsActive, yearIsPossible } from './plan-conditions.ts';
import { unitLife } from './unit.ts';
import { basisOf, head, unitOf, unitStaff } from './unit-record.ts';
import { citesDocuments } from './unit-record-conditions.ts';

const preparing = [...unitStaff, ...officers] as const;
const deciding = [...head, ...officers] as const;

const actions: Record<string, Action<Plan, PlanState>> = {
  draft: {
    label: { vi: 'lập', en: 'draft' },
    from: [],
    to: 'DRAFT',
    by: preparing,
    when: [byIssuer, issuingUnitIsActive, yearIsPossible, hasTasks],
  },
  approve: {
    label: { vi: 'phê duyệt', en: 'approve' },
    from: ['DRAFT'],
    to: 'APPROVED',
    by: deciding,
    when: [byIssuer, issuingUnitIsActive, citesDocuments],
    set: basisOf,
    event: 'approved',
  },
  doTaskOf: {
    label: { vi: 'ghi nhận nhiệm vụ hoàn thành', en: 'do a task' },
    from: ['APPROVED'],
    by: preparing,
    needs: ['taskId'],
    when: [byIssuer],
    event: 'task-done',
  },
  close: {
    label: { vi: 'kết thúc', en: 'close' },
    from: ['APPROVED'],
    to: 'CLOSED',
    by: deciding,
    when: [byIssuer],
    set: ({ tx }) => ({ closedOn: tx.today }),
    event: 'closed',
  },
};

const base = life<Plan, PlanState>(
  {
    type: 'Plan',
    entity: Plan,
    topic: planTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'PlanState'),
    access: {
      seenBy: unitLife.spec.access.seenBy,
      // An authority's plan is drafted by the officers of its area, so they see it from the beginning.
      subject: ({ unitId, areaId, state }) => ({
        unitId,
        areaId: state === 'DRAFT' && unitId !== null ? null : areaId,
        authorityLevel: anyLevel,
      }),
    },
    published: async (plan, tx) => planState(plan, plan.unitId === null ? null : await unitOf(tx, { unitId: plan.unitId })),
    actions,
  },
  scopeOf,
);

/** The life of a yearly plan. Roles and scope alone would let an officer act on a unit's plan: only its issuer does. */
export const planLife: Life<Plan> = {
  ...base,
  allowedActions: (plan, viewer, scope) => (isIssuer(viewer, plan) ? base.allowedActions(plan, viewer, scope) : []),
};
