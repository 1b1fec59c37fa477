import { plusDays } from '@binhan/common/days';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import type { Role } from '@binhan/common/viewer';
import { TipBox, type TipBoxState } from '../entities/tip-box.ts';
import { tipBoxState, tipBoxTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { isEmptied, noOpeningWaits } from './tip-box-conditions.ts';

/** Who has a box in hand. An assessor has not: what a tip is worth is judged by somebody who did not see where it lay. */
export const boxKeepers: Role[] = ['TIP_INTAKE', 'TIP_SUPERVISOR'];
const supervisor: Role[] = ['TIP_SUPERVISOR'];

// A seal is changed by an opening and by nothing else: a box whose seal was broken has to be counted.
const actions: Record<string, Action<TipBox, TipBoxState>> = {
  install: { label: { vi: 'lắp đặt', en: 'install' }, from: [], to: 'INSTALLED', by: supervisor, notOwnUnit: true },
  activate: {
    label: { vi: 'niêm phong và đưa vào sử dụng', en: 'seal and put to use' },
    from: ['INSTALLED'],
    to: 'ACTIVE',
    by: boxKeepers,
    notOwnUnit: true,
    needs: ['sealNo'],
    set: ({ row, tx }) => ({ activatedOn: tx.today, openDueOn: plusDays(tx.today, row.openEveryDays) }),
    event: 'activated',
  },
  correct: {
    label: { vi: 'đính chính', en: 'correct' },
    from: ['INSTALLED', 'ACTIVE'],
    by: supervisor,
    notOwnUnit: true,
    event: 'corrected',
  },
  open: {
    label: { vi: 'mở hòm thư', en: 'open' },
    from: ['ACTIVE'],
    by: boxKeepers,
    notOwnUnit: true,
    needs: ['newSealNo'],
    when: [noOpeningWaits],
  },
  count: {
    label: { vi: 'thống nhất số lượng', en: 'agree on the count' },
    from: ['ACTIVE'],
    by: boxKeepers,
    notOwnUnit: true,
    within: 'confirmTipBoxOpening',
    event: 'opened',
  },
  remove: {
    label: { vi: 'tháo dỡ', en: 'remove' },
    from: ['INSTALLED', 'ACTIVE'],
    to: 'REMOVED',
    by: supervisor,
    notOwnUnit: true,
    when: [isEmptied],
    set: ({ tx }) => ({ removedOn: tx.today, openDueOn: null }),
    event: 'removed',
  },
};

/** The life of a tip box (domain.md 3.4). It is in the hands of those who get the tips of its commune. */
export const tipBoxLife = life<TipBox, TipBoxState>(
  {
    type: 'TipBox',
    entity: TipBox,
    topic: tipBoxTopic,
    draft: 'INSTALLED',
    states: labelsOf(labels, 'TipBoxState'),
    access: { seenBy: boxKeepers, subject: ({ areaId, unitId }) => ({ assignedTo: [areaId], unitId }) },
    published: tipBoxState,
    actions,
  },
  scopeOf,
);
