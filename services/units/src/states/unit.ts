import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { anyLevel } from '@binhan/common/permissions';
import { officers } from '@binhan/common/viewer';
import { IsNull } from 'typeorm';
import { Unit, UnitArea, type UnitState } from '../entities/unit.ts';
import { unitState, unitTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';

type UnitAction = Action<Unit, UnitState>;
const provincial = ['PROVINCIAL_OFFICER'] as const;
const living: UnitState[] = ['ACTIVE', 'SUSPENDED'];
const reason: UnitAction['set'] = ({ input }) => ({ stateReason: enteredReason(input) });

const actions: Record<string, UnitAction> = {
  draft: { label: { vi: 'lập', en: 'draft' }, from: [], to: 'DRAFT', by: officers },
  correct: { label: { vi: 'đính chính', en: 'correct' }, from: ['DRAFT', ...living], by: officers, event: 'corrected' },
  activate: { label: { vi: 'đưa vào hoạt động', en: 'activate' }, from: ['DRAFT'], to: 'ACTIVE', by: officers, event: 'activated' },
  move: { label: { vi: 'chuyển địa bàn', en: 'move' }, from: living, by: provincial, event: 'moved-area', audited: true },
  suspend: {
    label: { vi: 'tạm dừng', en: 'suspend' },
    from: ['ACTIVE'],
    to: 'SUSPENDED',
    by: provincial,
    needs: ['reason'],
    set: reason,
    event: 'suspended',
    audited: true,
  },
  resume: {
    label: { vi: 'hoạt động lại', en: 'resume' },
    from: ['SUSPENDED'],
    to: 'ACTIVE',
    by: provincial,
    set: () => ({ stateReason: null }),
    event: 'resumed',
    audited: true,
  },
  merge: {
    label: { vi: 'sáp nhập', en: 'merge' },
    from: living,
    to: 'MERGED',
    by: provincial,
    needs: ['reason'],
    set: reason,
    event: 'merged',
    audited: true,
  },
  dissolve: {
    label: { vi: 'giải thể', en: 'dissolve' },
    from: living,
    to: 'DISSOLVED',
    by: provincial,
    needs: ['reason'],
    set: reason,
    event: 'closed',
    audited: true,
  },
};

/** The life of a unit (domain.md 3.4). */
export const unitLife = life<Unit, UnitState>(
  {
    type: 'Unit',
    entity: Unit,
    topic: unitTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'UnitState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'RECOGNISER', 'PROVINCIAL_OFFICER'],
      subject: ({ id, areaId }) => ({ unitId: id, areaId, authorityLevel: anyLevel }),
    },
    async published(unit, { manager }) {
      const place = await manager.findOneByOrFail(UnitArea, { unitId: unit.id, validTo: IsNull() });
      return unitState(unit, place.validFrom);
    },
    actions,
  },
  scopeOf,
);
