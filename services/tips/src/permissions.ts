import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { auditors } from '@binhan/common/viewer';
import { figureReaders } from './queries/totals.ts';
import { caseOutcomeLife } from './states/case-outcome.ts';
import { protectionRequestLife } from './states/protection-request.ts';
import { tipLife } from './states/tip.ts';
import { tipBoxLife } from './states/tip-box.ts';
import { tipBoxOpeningLife } from './states/tip-box-opening.ts';

const everyone = { seenBy: ['PUBLIC'] } as const;
const office = tipLife.spec.access.seenBy;
const boxKeepers = tipBoxLife.spec.access.seenBy;

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
    publicTipBoxes: ['PUBLIC'],
    tipBoxes: boxKeepers,
    overdueTipBoxes: boxKeepers,
    tipBox: boxKeepers,
    tipBoxOpening: boxKeepers,
    tipBoxMismatches: boxKeepers,
    protectionRequests: protectionRequestLife.spec.access.seenBy,
    protectionRequest: protectionRequestLife.spec.access.seenBy,
    tipsWaiting: office,
    tipTotals: figureReaders,
    caseTotals: figureReaders,
    tipSummaries: ['PUBLIC'],
  },
  Mutation: {
    ...mutationRoles(tipLife, caseOutcomeLife, tipBoxLife, tipBoxOpeningLife, protectionRequestLife),
    openMailbox: ['PUBLIC'],
    sendMailboxMessage: ['PUBLIC'],
    offerContact: ['PUBLIC'],
    withdrawContact: ['PUBLIC'],
    unlockTips: office,
    requestProtection: ['PUBLIC'],
    withdrawProtection: ['PUBLIC'],
    enterTip: ['TIP_INTAKE'],
    transcribeTip: ['TIP_INTAKE'],
  },
  types: {
    Tip: { ...tipLife.spec.access, fields: { contact: ['TIP_SUPERVISOR'] } },
    CaseOutcome: caseOutcomeLife.spec.access,
    TipBox: tipBoxLife.spec.access,
    TipBoxOpening: tipBoxOpeningLife.spec.access,
    ProtectionRequest: protectionRequestLife.spec.access,
    Area: everyone,
    Unit: everyone,
    TipSummary: everyone,
  },
  parts: [
    'TipContact',
    'CaseTip',
    'CaseCorrection',
    'TipClock',
    'TipContent',
    'TipMessage',
    'TipAttachment',
    'Mailbox',
    'TipChallenge',
    'TipNotice',
    'OtherOffice',
    'TipReceipt',
    'TipBoxCustody',
    'PublicTipBox',
    'TipsWaiting',
    'TipTotals',
    'CaseTotals',
    'TipSummaryCell',
    'TipSummaryYear',
    'PublicCount',
  ],
};
