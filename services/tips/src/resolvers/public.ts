import { dayOf } from '@binhan/common/clock';
import type { Payload } from '@binhan/common/mutations';
import type { Tx } from '@binhan/common/transaction';
import { publicViewer } from '@binhan/common/viewer';
import type { Context } from '../context.ts';
import type {
  MailboxResolvers,
  MutationResolvers,
  SendMailboxMessagePayloadResolvers,
  SubmitTipPayloadResolvers,
} from '../generated/types.ts';
import { type OpenMailbox, openMailbox, readMailbox, requireMailbox } from '../mailbox.ts';
import { notices } from '../notices.ts';
import { offerContact, withdrawContact } from '../operations/offer-contact.ts';
import { requestProtection, withdrawProtection } from '../operations/request-protection.ts';
import { type SubmitTipInput, submitTip } from '../operations/submit-tip.ts';
import { type SentMessage, sendMailboxMessage } from '../operations/write-message.ts';
import type { Keys } from '../server-key.ts';

const everyone = ['PUBLIC'] as const;

/** A mutation in an open mailbox. Its payload carries the token from here to its resolver, and nowhere else. */
function inMailbox<Input>(operation: (tx: Tx, mailbox: OpenMailbox, input: Input, keys: Keys) => Promise<void>) {
  return async (_source: unknown, { input }: { input: Input & { token: string } }, context: Context) => {
    const { keys, clock, write, takeMailboxTurn } = context;
    takeMailboxTurn('messages');
    const mailbox = requireMailbox(keys, input.token, clock());
    await write('writeMailbox', everyone, {}, async (tx) => {
      await operation(tx, mailbox, input, keys);
      return {};
    });
    return { ids: { mailbox: input.token }, clientMutationId: null };
  };
}

/** What needs no token. Whoever sends one is not told apart: nothing here knows a subject. */
export const publicMutations: Pick<
  MutationResolvers,
  'submitTip' | 'openMailbox' | 'sendMailboxMessage' | 'offerContact' | 'withdrawContact' | 'requestProtection' | 'withdrawProtection'
> = {
  submitTip: async (_source, { input }, { keys, limits, network, clock, write }) => {
    const whole = input as SubmitTipInput; // GraphQL has filled in the defaults, which the generated type does not say
    const ids = await write('submitTip', everyone, {}, (tx) => submitTip({ ...tx, viewer: publicViewer }, keys, whole));
    limits.tipsOfNetwork.take(network, clock());
    limits.tipsOfAll.take('', clock());
    return { ids, clientMutationId: null };
  },
  openMailbox: (_source, { input }, { keys, read, clock, takeMailboxTurn }) => {
    takeMailboxTurn('receipts');
    return openMailbox(read, keys, input.receipt, clock());
  },
  sendMailboxMessage: inMailbox((tx, mailbox, message: SentMessage, keys) => sendMailboxMessage(tx, keys, mailbox, message)),
  offerContact: inMailbox(offerContact),
  withdrawContact: inMailbox((tx, { tipId }) => withdrawContact(tx, tipId)),
  requestProtection: inMailbox(requestProtection),
  withdrawProtection: inMailbox(withdrawProtection),
};

/** The receipt as whoever sent the tip sees it, once. */
export const shownReceipt = ({ ids: { receipt = '' } }: Payload) => ({
  code: receipt,
  locator: receipt.replaceAll('-', '').slice(0, 8),
});

export const SubmitTipPayload: SubmitTipPayloadResolvers = {
  receipt: shownReceipt,
  words: () => [...notices],
};

/** Of every mutation in a mailbox. */
export const MailboxPayload: SendMailboxMessagePayloadResolvers = {
  mailbox: ({ ids: { mailbox = '' } }, _args, { keys, read, clock }) => readMailbox(read, requireMailbox(keys, mailbox, clock())),
};

export const Mailbox: MailboxResolvers = { receivedOn: ({ receivedAt }) => dayOf(receivedAt) };
