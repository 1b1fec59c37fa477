import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { auditors } from '@binhan/common/viewer';
import { caseOutcomeLife } from './states/case-outcome.ts';
import { tipLife } from './states/tip.ts';

const everyone = { seenBy: ['PUBLIC'] } as const;
const office = tipLife.spec.access.seenBy;

/**
 * Who may see what (domain.md 3.6). What is not named here is refused; mutations take their roles from the state table.
 * No role sees content by itself: that takes a key pair besides (unlock.ts).
 */
export const access: AccessTable = {
  Query: {
    tipsEnums: ['PUBLIC'],
    tipNotices: ['PUBLIC'],
    whereElse: ['PUBLIC'],
    tipChallenge: ['PUBLIC'],
    mailbox: ['PUBLIC'],
    tips: office,
    overdueTips: office,
    tip: office,
    caseOutcomes: office,
    caseOutcome: office,
    tipsAudit: auditors,
  },
  Mutation: {
    ...mutationRoles(tipLife, caseOutcomeLife),
    openMailbox: ['PUBLIC'],
    sendMailboxMessage: ['PUBLIC'],
    offerContact: ['PUBLIC'],
    withdrawContact: ['PUBLIC'],
    unlockTips: office,
  },
  types: {
    Tip: { ...tipLife.spec.access, fields: { contact: ['TIP_SUPERVISOR'] } },
    CaseOutcome: caseOutcomeLife.spec.access,
    Area: everyone,
  },
  parts: [
    'TipContact',
    'CaseTip',
    'TipClock',
    'TipContent',
    'TipMessage',
    'Mailbox',
    'TipChallenge',
    'TipNotice',
    'OtherOffice',
    'TipReceipt',
  ],
};
