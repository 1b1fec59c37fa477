import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { scopeOf } from '@binhan/reference/scope';
import { Campaign, type CampaignState } from '../entities/campaign.ts';
import { campaignState, campaignTopic } from '../events/published.ts';
import { labels } from '../labels.ts';

const provincial = ['PROVINCIAL_OFFICER'] as const;

const actions: Record<string, Action<Campaign, CampaignState>> = {
  open: { label: { vi: 'phát động', en: 'open' }, from: [], to: 'ACTIVE', by: provincial, event: 'opened' },
  close: { label: { vi: 'kết thúc', en: 'close' }, from: ['ACTIVE'], to: 'CLOSED', by: provincial, event: 'closed' },
};

/** The life of a campaign. It is announced, so everyone may see it. */
export const campaignLife = life<Campaign, CampaignState>(
  {
    type: 'Campaign',
    entity: Campaign,
    topic: campaignTopic,
    states: labelsOf(labels, 'CampaignState'),
    access: { seenBy: ['PUBLIC'], subject: () => ({}) },
    published: campaignState,
    actions,
  },
  scopeOf,
);
