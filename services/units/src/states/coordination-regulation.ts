import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { CoordinationRegulation, type CoordinationRegulationState } from '../entities/coordination-regulation.ts';
import { coordinationRegulationState, coordinationRegulationTopic } from '../events/published-records.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { authoritiesAreKnown, replacedIsInForce } from './coordination-regulation-conditions.ts';
import { basisOf, head, unitOf, unitRecordAccess, unitStaff } from './unit-record.ts';
import { citesDocuments, unitIsActive } from './unit-record-conditions.ts';

const actions: Record<string, Action<CoordinationRegulation, CoordinationRegulationState>> = {
  draft: {
    label: { vi: 'lập', en: 'draft' },
    from: [],
    to: 'DRAFT',
    by: unitStaff,
    when: [unitIsActive, authoritiesAreKnown, replacedIsInForce],
  },
  sign: {
    label: { vi: 'ký', en: 'sign' },
    from: ['DRAFT'],
    to: 'SIGNED',
    by: head,
    when: [unitIsActive, replacedIsInForce, citesDocuments],
    set: basisOf,
    event: 'signed',
  },
  replace: {
    label: { vi: 'thay thế', en: 'replace' },
    from: ['SIGNED'],
    to: 'REPLACED',
    by: head,
    set: ({ tx }) => ({ endedOn: tx.today }),
    event: 'replaced',
    within: 'signCoordinationRegulation',
  },
  end: {
    label: { vi: 'chấm dứt', en: 'end' },
    from: ['SIGNED'],
    to: 'ENDED',
    by: head,
    needs: ['reason'],
    set: ({ input, tx }) => ({ endedOn: tx.today, endReason: enteredReason(input) }),
    event: 'ended',
  },
  expire: {
    label: { vi: 'hết hiệu lực', en: 'expire' },
    from: ['SIGNED'],
    to: 'EXPIRED',
    by: [],
    event: 'expired',
    within: 'pass-deadlines',
  },
};

/** The life of a coordination regulation; the clock ends it after its last day (domain.md 3.4). */
export const coordinationRegulationLife = life<CoordinationRegulation, CoordinationRegulationState>(
  {
    type: 'CoordinationRegulation',
    entity: CoordinationRegulation,
    topic: coordinationRegulationTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'CoordinationRegulationState'),
    access: unitRecordAccess('DRAFT'),
    published: async (regulation, tx) => coordinationRegulationState(regulation, await unitOf(tx, regulation)),
    actions,
  },
  scopeOf,
);
