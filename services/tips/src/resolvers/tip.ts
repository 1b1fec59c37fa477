import { dayOf } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { clocksOf } from '../clocks.ts';
import type { Context } from '../context.ts';
import type { TipResolvers } from '../generated/types.ts';
import { readContact } from '../operations/read-contact.ts';
import { readTip } from '../operations/read-tip.ts';
import { tipLife } from '../states/tip.ts';

export const Tip: TipResolvers = {
  area: ({ areaId }) => ({ id: areaId }),
  receivedOn: ({ receivedAt }) => dayOf(receivedAt),
  clocks: (tip, _args, { clock }) => clocksOf(tip, clock()),
  allowedActions: async (tip, _args, { viewer, scope }) => tipLife.allowedActions(tip, viewer, await scope()),
  protectionRequest: ({ id }, _args, { protectionOfTip }) => protectionOfTip(id),
  content: ({ id }, { unlock, reason }, context) => reading(context, (tx) => readTip(tx, context.keys, { tipId: id, unlock, reason })),
  contact: ({ id }, { unlock, reason }, context) => reading(context, (tx) => readContact(tx, context.keys, { tipId: id, unlock, reason })),
};

/** A query that writes: the reading and its entry in the audit are one transaction, or nothing is given. */
async function reading<T>({ write }: Context, read: (tx: Tx) => Promise<T>): Promise<T | null> {
  let answer: T | null = null;
  await write('readTip', tipLife.spec.access.seenBy, {}, async (tx) => {
    answer = await read(tx);
    return {};
  });
  return answer;
}
