import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { marked } from '../box-mismatch.ts';
import { TipBoxOpening, type TipBoxOpeningState } from '../entities/tip-box-opening.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { boxKeepers } from './tip-box.ts';
import { anotherCounts, neitherOpened, paperIsLeft } from './tip-box-opening-conditions.ts';

const actions: Record<string, Action<TipBoxOpening, TipBoxOpeningState>> = {
  record: { label: { vi: 'ghi nhận', en: 'record' }, from: [], to: 'RECORDED', by: boxKeepers, within: 'openTipBox' },
  confirm: {
    label: { vi: 'kiểm đếm lại', en: 'count again' },
    from: ['RECORDED'],
    to: 'CONFIRMED',
    by: boxKeepers,
    notOwnUnit: true,
    when: [anotherCounts],
  },
  dispute: {
    label: { vi: 'kiểm đếm lại, số lượng khác', en: 'count again, and find another number' },
    from: ['RECORDED'],
    to: 'DISPUTED',
    by: boxKeepers,
    notOwnUnit: true,
    when: [anotherCounts],
    within: 'confirmTipBoxOpening',
  },
  decide: {
    label: { vi: 'quyết định số lượng', en: 'decide the count' },
    from: ['DISPUTED'],
    to: 'CONFIRMED',
    by: ['TIP_SUPERVISOR'],
    notOwnUnit: true,
    needs: ['reason'],
    when: [neitherOpened],
  },
  settle: {
    label: { vi: 'kết luận chênh lệch', en: 'settle a difference' },
    from: ['CONFIRMED', 'DISPUTED'],
    by: ['TIP_SUPERVISOR'],
    notOwnUnit: true,
    needs: ['reason'],
    when: [neitherOpened],
  },
  transcribe: {
    label: { vi: 'nhập tin từ giấy', en: 'transcribe a paper' },
    from: ['CONFIRMED'],
    by: ['TIP_INTAKE'],
    notOwnUnit: true,
    when: [paperIsLeft],
    set: ({ row }) => marked(row, { transcribed: row.transcribed + 1 }),
    within: 'transcribeTip',
  },
  discardPaperOf: {
    label: { vi: 'loại bỏ một tờ giấy', en: 'discard a paper' },
    from: ['CONFIRMED'],
    by: ['TIP_INTAKE'],
    notOwnUnit: true,
    when: [paperIsLeft],
    set: ({ row }) => marked(row, { discarded: row.discarded + 1 }),
  },
};

/** The life of an opening. It has no topic: what two people have agreed on is told as `opened` of the box. */
export const tipBoxOpeningLife = life<TipBoxOpening, TipBoxOpeningState>(
  {
    type: 'TipBoxOpening',
    entity: TipBoxOpening,
    states: labelsOf(labels, 'TipBoxOpeningState'),
    access: { seenBy: boxKeepers, subject: ({ areaId, unitId }) => ({ assignedTo: [areaId], unitId }) },
    actions,
  },
  scopeOf,
);
