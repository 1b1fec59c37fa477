import type { Resolvers } from '../generated/types.ts';
import { CaseOutcome, CaseTip } from './case-outcome.ts';
import { TipSummary, TipSummaryCell, TipSummaryYear } from './figures.ts';
import { Mutation } from './mutation.ts';
import { Mailbox, MailboxPayload, SubmitTipPayload } from './public.ts';
import { Query } from './query.ts';
import { Tip } from './tip.ts';

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
  TipSummary,
  TipSummaryCell,
  TipSummaryYear,
};
