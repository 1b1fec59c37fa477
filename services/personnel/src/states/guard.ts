import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { Guard, type GuardState } from '../entities/guard.ts';
import { guardState, guardTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { newestCertificate } from '../queries/certificates.ts';
import { unitOfEvent } from '../unit-facts.ts';
import { criteriaPassed, educatedEnough, oldEnough, startHasCome } from './guard-conditions.ts';
import { unitIsActive } from './unit-conditions.ts';

type GuardAction = Action<Guard, GuardState>;
const head = ['UNIT_HEAD'] as const;
const reason: GuardAction['set'] = ({ input }) => ({ stateReason: enteredReason(input) });

const actions: Record<string, GuardAction> = {
  nominate: { label: { vi: 'đề cử', en: 'nominate' }, from: [], to: 'CANDIDATE', by: head, when: [unitIsActive] },
  check: { label: { vi: 'ghi kết quả xét tiêu chuẩn', en: 'record the checks' }, from: ['CANDIDATE'], by: head },
  correct: { label: { vi: 'đính chính', en: 'correct' }, from: ['CANDIDATE', 'APPOINTED', 'ACTIVE'], by: head },
  appoint: {
    label: { vi: 'bổ nhiệm', en: 'appoint' },
    from: ['CANDIDATE'],
    to: 'APPOINTED',
    by: head,
    when: [unitIsActive, criteriaPassed, oldEnough, educatedEnough],
    event: 'appointed',
  },
  reject: {
    label: { vi: 'không chọn', en: 'reject' },
    from: ['CANDIDATE'],
    to: 'REJECTED',
    by: head,
    needs: ['reason'],
    set: async (act) => ({ ...(await reason(act)), endOn: act.tx.today }),
    audited: true,
  },
  start: {
    label: { vi: 'bắt đầu làm việc', en: 'start' },
    from: ['APPOINTED'],
    to: 'ACTIVE',
    by: head,
    when: [unitIsActive, startHasCome],
    event: 'started',
  },
  reassign: { label: { vi: 'bố trí lại', en: 'reassign' }, from: ['APPOINTED', 'ACTIVE'], by: head, event: 'moved' },
  end: {
    label: { vi: 'cho thôi', en: 'end' },
    from: ['APPOINTED', 'ACTIVE'],
    to: 'ENDED',
    by: head,
    needs: ['reason'],
    set: reason,
    event: 'ended',
    audited: true,
  },
  certify: {
    label: { vi: 'ghi nhận giấy chứng nhận', en: 'certify' },
    from: ['APPOINTED', 'ACTIVE'],
    by: officers,
    event: 'certified',
    within: 'enterCertificate',
  },
  move: {
    label: { vi: 'chuyển theo đơn vị', en: 'move with the unit' },
    from: ['CANDIDATE', 'APPOINTED', 'ACTIVE'],
    by: [],
    event: 'moved',
    within: 'units.unit.v1',
  },
};

/** States in which a candidate is a matter of the unit alone (need to know, domain.md 5.8). */
const unitsOwn: GuardState[] = ['CANDIDATE', 'REJECTED'];

/** The life of a guard (domain.md 3.4). Nobody but the head of the unit appoints. */
export const guardLife = life<Guard, GuardState>(
  {
    type: 'Guard',
    erasable: true,
    entity: Guard,
    topic: guardTopic,
    draft: 'CANDIDATE',
    states: labelsOf(labels, 'GuardState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', ...officers],
      subject: ({ unitId, areaId, state }) => ({ unitId, areaId: unitsOwn.includes(state) ? null : areaId }),
    },
    published: async (guard, tx) => guardState(guard, await unitOfEvent(tx, guard.unitId), await newestCertificate(tx.manager, guard.id)),
    actions,
  },
  scopeOf,
);
