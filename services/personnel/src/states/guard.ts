import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { scopeOf } from '@binhan/reference/scope';
import { Guard, type GuardState } from '../entities/guard.ts';
import { guardState, guardTopic } from '../events/published.ts';
import { labels } from '../labels.ts';

const actions: Record<string, Action<Guard, GuardState>> = {
  draft: { label: { vi: 'lập', en: 'draft' }, from: [], to: 'DRAFT', by: ['UNIT_HEAD'] },
  activate: {
    label: { vi: 'đưa vào hoạt động', en: 'activate' },
    from: ['DRAFT'],
    to: 'ACTIVE',
    by: ['PROVINCIAL_OFFICER'],
    notOwnUnit: true,
    event: 'activated',
  },
  end: {
    label: { vi: 'kết thúc', en: 'end' },
    from: ['ACTIVE'],
    to: 'ENDED',
    by: ['UNIT_HEAD', 'PROVINCIAL_OFFICER'],
    set: ({ tx }) => ({ endedOn: tx.today }),
    event: 'ended',
  },
};

/** The life of a Guard. */
export const guardLife = life<Guard, GuardState>(
  {
    type: 'Guard',
    entity: Guard,
    topic: guardTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'GuardState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'PROVINCIAL_OFFICER'],
      subject: ({ unitId }) => ({ unitId }),
    },
    published: guardState,
    actions,
  },
  scopeOf,
);
