import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { EquipmentHolding, type EquipmentState } from '../entities/equipment-holding.ts';
import { equipmentState, equipmentTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { unitOfEvent } from '../unit-facts.ts';
import { guardIsCertified, permitIsLive, typeNeedsPermit, withinPermit } from './equipment-conditions.ts';
import { unitIsActive } from './unit-conditions.ts';

type HoldingAction = Action<EquipmentHolding, EquipmentState>;
const head = ['UNIT_HEAD'] as const;
const reason: HoldingAction['set'] = ({ input }) => ({ stateReason: enteredReason(input) });

const actions: Record<string, HoldingAction> = {
  request: { label: { vi: 'đề nghị trang bị', en: 'request' }, from: [], to: 'REQUESTED', by: head, when: [unitIsActive] },
  withdraw: { label: { vi: 'rút đề nghị', en: 'withdraw' }, from: ['REQUESTED'], to: 'WITHDRAWN', by: head },
  permit: {
    label: { vi: 'cấp giấy phép', en: 'permit' },
    from: ['REQUESTED'],
    to: 'PERMITTED',
    by: officers,
    notOwnUnit: true,
    when: [typeNeedsPermit],
    event: 'permitted',
    audited: true,
  },
  renew: {
    label: { vi: 'gia hạn giấy phép', en: 'renew the permit' },
    from: ['PERMITTED', 'ISSUED'],
    by: officers,
    notOwnUnit: true,
    when: [typeNeedsPermit],
    event: 'permitted',
    audited: true,
  },
  issue: {
    label: { vi: 'giao sử dụng', en: 'issue' },
    from: ['REQUESTED', 'PERMITTED'],
    to: 'ISSUED',
    by: head,
    when: [unitIsActive, permitIsLive, withinPermit, guardIsCertified],
    event: 'issued',
  },
  recount: {
    label: { vi: 'kiểm kê', en: 'recount' },
    from: ['ISSUED'],
    by: ['UNIT_HEAD', 'UNIT_CONTACT', ...officers],
    when: [withinPermit],
    event: 'recounted',
  },
  retire: {
    label: { vi: 'thanh lý', en: 'retire' },
    from: ['PERMITTED', 'ISSUED'],
    to: 'RETIRED',
    by: head,
    needs: ['reason'],
    set: reason,
    event: 'retired',
  },
  lose: {
    label: { vi: 'báo mất', en: 'report as lost' },
    from: ['ISSUED'],
    to: 'LOST',
    by: head,
    needs: ['reason'],
    set: reason,
    event: 'lost',
  },
  move: {
    label: { vi: 'chuyển theo đơn vị', en: 'move with the unit' },
    from: ['REQUESTED', 'PERMITTED', 'ISSUED'],
    by: [],
    event: 'moved',
    within: 'units.unit.v1',
  },
};

/** The life of equipment (domain.md 3.4). A request is seen by the police of the area and published to nobody. */
export const equipmentHoldingLife = life<EquipmentHolding, EquipmentState>(
  {
    type: 'EquipmentHolding',
    entity: EquipmentHolding,
    topic: equipmentTopic,
    draft: 'REQUESTED',
    states: labelsOf(labels, 'EquipmentState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', ...officers],
      subject: ({ unitId, areaId }) => ({ unitId, areaId }),
    },
    published: async (holding, tx) => equipmentState(holding, await unitOfEvent(tx, holding.unitId)),
    actions,
  },
  scopeOf,
);
