import type { Resolvers } from '../generated/types.ts';
import { CaseOutcome, CaseTip } from './case-outcome.ts';
import { EnteredPayload } from './entering.ts';
import { TipSummary, TipSummaryCell, TipSummaryYear } from './figures.ts';
import { Mutation } from './mutation.ts';
import { ProtectionRequest } from './protection.ts';
import { Mailbox, MailboxPayload, SubmitTipPayload } from './public.ts';
import { Query } from './query.ts';
import { Tip } from './tip.ts';
import { PublicTipBox, TipBox, TipBoxOpening, Unit } from './tip-box.ts';
import { TipsWaiting } from './waiting.ts';

export const resolvers: Resolvers = {
  Query,
  Mutation,
  Tip,
  CaseOutcome,
  CaseTip,
  SubmitTipPayload,
  SendMailboxMessagePayload: MailboxPayload,
  OfferContactPayload: MailboxPayload,
  WithdrawContactPayload: MailboxPayload,
  Mailbox,
  RequestProtectionPayload: MailboxPayload,
  WithdrawProtectionPayload: MailboxPayload,
  ProtectionRequest,
  EnterTipPayload: EnteredPayload,
  TranscribeTipPayload: EnteredPayload,
  TipBox,
  TipBoxOpening,
  PublicTipBox,
  Unit,
  TipsWaiting,
  TipSummary,
  TipSummaryCell,
  TipSummaryYear,
};
