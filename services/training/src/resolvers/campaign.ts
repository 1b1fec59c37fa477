import { plusDays } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { BroadcastColumnResolvers, CampaignResolvers } from '../generated/types.ts';
import { broadcastColumnLife } from '../states/broadcast-column.ts';
import { campaignLife } from '../states/campaign.ts';

export const Campaign: CampaignResolvers = {
  basis: ({ basisIds }) => basisIds.map((id) => ({ id })),
  allowedActions: async (campaign, _args, { viewer, scope }) => campaignLife.allowedActions(campaign, viewer, await scope()),
};

const mostDays = 366;

export const BroadcastColumn: BroadcastColumnResolvers = {
  channel: () => 'BROADCAST',
  editions: ({ id }, asked, { editions, today }) => {
    const to = asked.to ?? plusDays(today, 1);
    const from = asked.from ?? plusDays(to, -mostDays);
    if (to > plusDays(from, mostDays)) throw new Problem('PERIOD_TOO_LONG', { days: mostDays }, 'to');
    return editions(id, { from, to });
  },
  allowedActions: async (column, _args, { viewer, scope }) => broadcastColumnLife.allowedActions(column, viewer, await scope()),
};
