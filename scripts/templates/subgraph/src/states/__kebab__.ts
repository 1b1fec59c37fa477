import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { UnitRef } from '@binhan/reference/entities/unit';
import { scopeOf } from '@binhan/reference/scope';
import { __Type__, type __Type__State } from '../entities/__kebab__.ts';
import { __type__State, __type__Topic } from '../events/published.ts';
import { labels } from '../labels.ts';

const actions: Record<string, Action<__Type__, __Type__State>> = {
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

/** The life of a __Type__. */
export const __type__Life = life<__Type__, __Type__State>(
  {
    type: '__Type__',
    entity: __Type__,
    topic: __type__Topic,
    draft: 'DRAFT',
    states: labelsOf(labels, '__Type__State'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'PROVINCIAL_OFFICER'],
      subject: ({ unitId, areaId }) => ({ unitId, areaId }),
    },
    published: async (row, { manager }) => __type__State(row, await manager.findOneByOrFail(UnitRef, { id: row.unitId })),
    actions,
  },
  scopeOf,
);
