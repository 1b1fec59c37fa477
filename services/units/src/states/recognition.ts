import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { Recognition, type RecognitionState } from '../entities/recognition.ts';
import { Unit } from '../entities/unit.ts';
import { recognitionState, recognitionTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { sameAuthority } from './recognition-conditions.ts';

const recogniser = ['RECOGNISER'] as const;

const actions: Record<string, Action<Recognition, RecognitionState>> = {
  grant: {
    label: { vi: 'công nhận', en: 'grant' },
    from: [],
    to: 'RECOGNISED',
    by: recogniser,
    event: 'granted',
    within: 'decideRegistration',
    audited: true,
  },
  refuse: {
    label: { vi: 'không công nhận', en: 'refuse' },
    from: [],
    to: 'NOT_MET',
    by: recogniser,
    needs: ['reasonCode'],
    event: 'refused',
    within: 'decideRegistration',
    audited: true,
  },
  revoke: {
    label: { vi: 'thu hồi', en: 'revoke' },
    from: ['RECOGNISED'],
    to: 'REVOKED',
    by: recogniser,
    needs: ['reasonCode', 'reason'],
    when: [sameAuthority],
    set: ({ input, tx }) => ({
      reasonCode: input.reasonCode as Recognition['reasonCode'],
      reason: enteredReason(input),
      revokedOn: tx.today,
    }),
    event: 'revoked',
    audited: true,
  },
};

/** The life of a decision: met, not yet met, or revoked by the authority that had granted it (domain.md 3.4). */
export const recognitionLife = life<Recognition, RecognitionState>(
  {
    type: 'Recognition',
    entity: Recognition,
    topic: recognitionTopic,
    states: labelsOf(labels, 'RecognitionState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'RECOGNISER', 'PROVINCIAL_OFFICER'],
      subject: ({ unitId, areaId, authorityLevel }) => ({ unitId, areaId, authorityLevel }),
    },
    published: async (recognition, tx) => recognitionState(recognition, await tx.take(Unit, recognition.unitId)),
    actions,
  },
  scopeOf,
);
