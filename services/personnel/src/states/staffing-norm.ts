import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { type PeriodState, StaffingNorm } from '../entities/staffing-norm.ts';
import { normState, normTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { unitOfEvent } from '../unit-facts.ts';
import { unitIsActive } from './unit-conditions.ts';

const actions: Record<string, Action<StaffingNorm, PeriodState>> = {
  set: {
    label: { vi: 'ban hành định mức', en: 'set' },
    from: [],
    to: 'OPEN',
    by: officers,
    notOwnUnit: true,
    when: [unitIsActive],
    event: 'changed',
  },
  close: {
    label: { vi: 'thay bằng định mức mới', en: 'close by a new one' },
    from: ['OPEN'],
    to: 'CLOSED',
    by: officers,
    event: 'changed',
    within: 'setStaffingNorm',
  },
  end: {
    label: { vi: 'chấm dứt cùng đơn vị', en: 'end with the unit' },
    from: ['OPEN'],
    to: 'CLOSED',
    by: [],
    event: 'changed',
    within: 'units.unit.v1',
  },
  move: {
    label: { vi: 'chuyển theo đơn vị', en: 'move with the unit' },
    from: ['OPEN'],
    by: [],
    event: 'changed',
    within: 'units.unit.v1',
  },
};

/** The life of a staffing norm. */
export const staffingNormLife = life<StaffingNorm, PeriodState>(
  {
    type: 'StaffingNorm',
    entity: StaffingNorm,
    topic: normTopic,
    states: labelsOf(labels, 'PeriodState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', ...officers],
      subject: ({ unitId, areaId }) => ({ unitId, areaId }),
    },
    published: async (norm, tx) => normState(norm, await unitOfEvent(tx, norm.unitId)),
    actions,
  },
  scopeOf,
);
