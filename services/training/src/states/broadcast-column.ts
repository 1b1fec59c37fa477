import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { scopeOf } from '@binhan/reference/scope';
import { BroadcastColumn, type BroadcastColumnState, BroadcastEdition } from '../entities/broadcast-column.ts';
import { broadcastColumnState, broadcastColumnTopic } from '../events/published.ts';
import { labels } from '../labels.ts';

const provincial = ['PROVINCIAL_OFFICER'] as const;

const actions: Record<string, Action<BroadcastColumn, BroadcastColumnState>> = {
  open: { label: { vi: 'mở chuyên mục', en: 'open' }, from: [], to: 'ACTIVE', by: provincial, event: 'opened' },
  air: { label: { vi: 'phát sóng một số', en: 'air an edition' }, from: ['ACTIVE'], by: provincial, event: 'aired' },
  end: { label: { vi: 'kết thúc', en: 'end' }, from: ['ACTIVE'], to: 'ENDED', by: provincial, event: 'ended' },
};

/** The life of a broadcast column. It is on air, so everyone may see it. */
export const broadcastColumnLife = life<BroadcastColumn, BroadcastColumnState>(
  {
    type: 'BroadcastColumn',
    entity: BroadcastColumn,
    topic: broadcastColumnTopic,
    states: labelsOf(labels, 'BroadcastColumnState'),
    access: { seenBy: ['PUBLIC'], subject: () => ({}) },
    async published(column, { manager }) {
      const edition = column.lastEditionOn ? { columnId: column.id, airedOn: column.lastEditionOn } : null;
      return broadcastColumnState(column, edition && (await manager.findOneByOrFail(BroadcastEdition, edition)));
    },
    actions,
  },
  scopeOf,
);
