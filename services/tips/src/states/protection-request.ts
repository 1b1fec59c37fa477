import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { ProtectionRequest, type ProtectionRequestState } from '../entities/protection-request.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';

const inMailbox = 'requestProtection';

const actions: Record<string, Action<ProtectionRequest, ProtectionRequestState>> = {
  request: { label: { vi: 'đề nghị bảo vệ', en: 'ask' }, from: [], to: 'REQUESTED', by: ['PUBLIC'], within: inMailbox },
  repeat: {
    label: { vi: 'đề nghị lại', en: 'ask again' },
    from: ['WITHDRAWN'],
    to: 'REQUESTED',
    by: ['PUBLIC'],
    within: inMailbox,
    set: ({ tx }) => ({ requestedOn: tx.today, passedOn: null, agencyReference: null, withdrawnOn: null }),
  },
  passOn: {
    label: { vi: 'chuyển cơ quan điều tra', en: 'pass on' },
    from: ['REQUESTED'],
    to: 'PASSED_ON',
    by: ['TIP_SUPERVISOR'],
    needs: ['agencyReference'],
    set: ({ tx }) => ({ passedOn: tx.today }),
  },
  withdraw: {
    label: { vi: 'rút đề nghị', en: 'withdraw' },
    from: ['REQUESTED', 'PASSED_ON'],
    to: 'WITHDRAWN',
    by: ['PUBLIC'],
    within: 'withdrawProtection',
    set: ({ tx }) => ({ withdrawnOn: tx.today }),
  },
};

/** The life of a request for protection. It has no topic: nobody outside needs to know that somebody is afraid. */
export const protectionRequestLife = life<ProtectionRequest, ProtectionRequestState>(
  {
    type: 'ProtectionRequest',
    entity: ProtectionRequest,
    states: labelsOf(labels, 'ProtectionRequestState'),
    access: { seenBy: ['TIP_SUPERVISOR'], subject: ({ recipientIds }) => ({ assignedTo: recipientIds }) },
    actions,
  },
  scopeOf,
);
