import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { Commitment, type CommitmentState } from '../entities/commitment.ts';
import { commitmentState, commitmentTopic } from '../events/published-records.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { countsFit, yearIsCurrent } from './commitment-conditions.ts';
import { basisOf, head, unitOf, unitRecordAccess, unitStaff } from './unit-record.ts';
import { citesDocuments, unitIsActive } from './unit-record-conditions.ts';

const actions: Record<string, Action<Commitment, CommitmentState>> = {
  draft: {
    label: { vi: 'lập', en: 'draft' },
    from: [],
    to: 'DRAFT',
    by: unitStaff,
    when: [unitIsActive, yearIsCurrent, countsFit],
  },
  recount: {
    label: { vi: 'cập nhật số người ký', en: 'recount' },
    from: ['DRAFT', 'SIGNED'],
    by: unitStaff,
    when: [countsFit],
    set: ({ input }) => ({ eligibleCount: input.eligibleCount as number, signedCount: input.signedCount as number }),
    event: 'recounted',
  },
  sign: {
    label: { vi: 'ký', en: 'sign' },
    from: ['DRAFT'],
    to: 'SIGNED',
    by: head,
    when: [unitIsActive, yearIsCurrent, citesDocuments],
    set: basisOf,
    event: 'signed',
  },
  replace: {
    label: { vi: 'thay thế', en: 'replace' },
    from: ['SIGNED'],
    to: 'REPLACED',
    by: head,
    set: () => ({ liveKey: null }),
    event: 'replaced',
    within: 'signCommitment',
  },
  expire: {
    label: { vi: 'hết hiệu lực', en: 'expire' },
    from: ['SIGNED'],
    to: 'EXPIRED',
    by: [],
    set: () => ({ liveKey: null }),
    event: 'expired',
    within: 'pass-deadlines',
  },
};

/** The life of a commitment or pledge: signed once for a kind and year; the clock ends it after its year (domain.md 3.4). */
export const commitmentLife = life<Commitment, CommitmentState>(
  {
    type: 'Commitment',
    entity: Commitment,
    topic: commitmentTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'CommitmentState'),
    access: unitRecordAccess('DRAFT'),
    published: async (commitment, tx) => commitmentState(commitment, await unitOf(tx, commitment)),
    actions,
  },
  scopeOf,
);
