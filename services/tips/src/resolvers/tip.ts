import { dayOf } from '@binhan/common/clock';
import { clocksOf } from '../clocks.ts';
import type { TipResolvers } from '../generated/types.ts';
import { readTip, type TipContent } from '../operations/read-tip.ts';
import { tipLife } from '../states/tip.ts';

export const Tip: TipResolvers = {
  area: ({ areaId }) => ({ id: areaId }),
  receivedOn: ({ receivedAt }) => dayOf(receivedAt),
  clocks: (tip, _args, { clock }) => clocksOf(tip, clock()),
  allowedActions: async (tip, _args, { viewer, scope }) => tipLife.allowedActions(tip, viewer, await scope()),
  // A query that writes: the reading and its entry in the audit are one transaction, or the content is not given.
  content: async ({ id }, { unlock, reason }, { keys, write }) => {
    let content: TipContent | undefined;
    await write('readTip', tipLife.spec.access.seenBy, {}, async (tx) => {
      content = await readTip(tx, keys, { tipId: id, unlock, reason });
      return {};
    });
    return content ?? null;
  },
};
