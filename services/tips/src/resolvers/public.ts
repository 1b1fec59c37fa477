import { dayOf } from '@binhan/common/clock';
import { publicViewer } from '@binhan/common/viewer';
import type {
  MailboxResolvers,
  MutationResolvers,
  SendMailboxMessagePayloadResolvers,
  SubmitTipPayloadResolvers,
} from '../generated/types.ts';
import { openMailbox, readMailbox, requireMailbox } from '../mailbox.ts';
import { notices } from '../notices.ts';
import { type SubmitTipInput, submitTip } from '../operations/submit-tip.ts';
import { sendMailboxMessage } from '../operations/write-message.ts';

const everyone = ['PUBLIC'] as const;

/** What needs no token. Whoever sends one is not told apart: nothing here knows a subject. */
export const publicMutations: Pick<MutationResolvers, 'submitTip' | 'openMailbox' | 'sendMailboxMessage'> = {
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
  sendMailboxMessage: async (_source, { input }, { keys, clock, write, takeMailboxTurn }) => {
    takeMailboxTurn('messages');
    const mailbox = requireMailbox(keys, input.token, clock());
    await write('sendMailboxMessage', everyone, {}, async (tx) => {
      await sendMailboxMessage(tx, mailbox, input.text);
      return {};
    });
    return { ids: { mailbox: input.token }, clientMutationId: null };
  },
};

export const SubmitTipPayload: SubmitTipPayloadResolvers = {
  receipt: ({ ids: { receipt = '' } }) => ({ code: receipt, locator: receipt.replaceAll('-', '').slice(0, 8) }),
  words: () => [...notices],
};

export const SendMailboxMessagePayload: SendMailboxMessagePayloadResolvers = {
  mailbox: ({ ids: { mailbox = '' } }, _args, { keys, read, clock }) => readMailbox(read, requireMailbox(keys, mailbox, clock())),
};

export const Mailbox: MailboxResolvers = { receivedOn: ({ receivedAt }) => dayOf(receivedAt) };
