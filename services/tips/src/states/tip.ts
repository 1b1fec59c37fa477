import { actorRef } from '@binhan/common/actor';
import { enteredText } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import type { Role } from '@binhan/common/viewer';
import { extended } from '../clocks.ts';
import { Tip, type TipLegalKind, type TipOutcome, type TipState, type TipValue } from '../entities/tip.ts';
import { tipState, tipTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import {
  categoryWaits,
  isOrdinaryCrime,
  noProtectionWaits,
  notExtended,
  secondPerson,
  valuableWaits,
  valueIsOpen,
  valueIsSettled,
} from './tip-conditions.ts';

type TipAction = Action<Tip, TipState>;
const intake: Role[] = ['TIP_INTAKE', 'TIP_SUPERVISOR'];
const assessor: Role[] = ['TIP_ASSESSOR'];
const supervisor: Role[] = ['TIP_SUPERVISOR'];
const office: Role[] = ['TIP_INTAKE', 'TIP_ASSESSOR', 'TIP_SUPERVISOR'];
const underWay: TipState[] = ['FORWARDED', 'VERIFYING'];

/** The first of the two ways on stops the clock of 24 hours. */
const takenOn: TipAction['set'] = ({ row, tx }) => ({ forwardedOn: tx.today, forwardedLate: tx.now > row.forwardDueAt });

const actions: Record<string, TipAction> = {
  submit: { label: { vi: 'gửi', en: 'submit' }, from: [], to: 'RECEIVED', by: ['PUBLIC'], event: 'received' },
  screen: { label: { vi: 'sàng lọc', en: 'screen' }, from: ['RECEIVED'], to: 'SCREENED', by: intake, event: 'screened' },
  confirmCategory: {
    label: { vi: 'xác nhận loại tin', en: 'confirm the category' },
    from: ['RECEIVED', 'SCREENED'],
    by: supervisor,
    when: [categoryWaits],
    set: ({ tx }) => ({ categoryConfirmedOn: tx.today }),
  },
  dismiss: {
    label: { vi: 'loại ra ngoài phạm vi', en: 'dismiss' },
    from: ['SCREENED'],
    to: 'OUT_OF_SCOPE',
    by: intake,
    when: [noProtectionWaits],
    event: 'out-of-scope',
    audited: true,
  },
  place: {
    label: { vi: 'ghi đơn vị liên quan', en: 'name the unit' },
    from: ['RECEIVED', 'SCREENED', 'CLASSIFIED'],
    by: intake,
    audited: true,
  },
  classify: {
    label: { vi: 'phân loại', en: 'classify' },
    from: ['SCREENED'],
    to: 'CLASSIFIED',
    by: assessor,
    when: [isOrdinaryCrime],
    set: ({ input, tx }) => ({ legalKind: input.legalKind as TipLegalKind, acknowledgedOn: tx.today }),
    event: 'classified',
  },
  forward: {
    label: { vi: 'chuyển cơ quan điều tra', en: 'forward' },
    from: ['CLASSIFIED'],
    to: 'FORWARDED',
    by: assessor,
    set: takenOn,
    event: 'forwarded',
  },
  verify: {
    label: { vi: 'kiểm tra, xác minh', en: 'verify' },
    from: ['CLASSIFIED'],
    to: 'VERIFYING',
    by: assessor,
    set: takenOn,
    event: 'verifying',
  },
  extend: {
    label: { vi: 'gia hạn', en: 'extend' },
    from: underWay,
    by: supervisor,
    needs: ['procuracyReference'],
    when: [notExtended],
    set: ({ row, input, tx }) => ({
      extendedOn: tx.today,
      procuracyReference: enteredText(input.procuracyReference, 'input.procuracyReference', 100),
      resolveDueOn: extended(row),
    }),
    event: 'extended',
  },
  assess: {
    label: { vi: 'đánh giá giá trị', en: 'assess' },
    from: [...underWay, 'RESOLVED'],
    by: assessor,
    when: [valueIsOpen],
    set: async ({ input, tx }) => ({ value: input.value as TipValue, valuedBy: await actorRef(tx.manager, tx.viewer) }),
    event: 'assessed',
  },
  confirmValue: {
    label: { vi: 'xác nhận có giá trị', en: 'confirm the value' },
    from: [...underWay, 'RESOLVED'],
    by: ['TIP_ASSESSOR', 'TIP_SUPERVISOR'],
    when: [valuableWaits, secondPerson],
    set: ({ tx }) => ({ valueConfirmedOn: tx.today }),
    event: 'value-confirmed',
    audited: true,
  },
  resolve: {
    label: { vi: 'giải quyết', en: 'resolve' },
    from: underWay,
    to: 'RESOLVED',
    by: assessor,
    set: ({ input, tx }) => ({ outcome: input.outcome as TipOutcome, resolvedOn: tx.today }),
    event: 'resolved',
  },
  close: {
    label: { vi: 'kết thúc', en: 'close' },
    from: ['RESOLVED'],
    to: 'CLOSED',
    by: supervisor,
    when: [valueIsSettled, noProtectionWaits],
    set: ({ tx }) => ({ closedOn: tx.today }),
    event: 'closed',
  },
  answer: {
    label: { vi: 'trả lời người gửi', en: 'answer' },
    from: ['RECEIVED', 'SCREENED', 'CLASSIFIED', ...underWay, 'RESOLVED', 'CLOSED'],
    by: office,
    audited: true,
  },
  purge: {
    label: { vi: 'xóa theo thời hạn lưu giữ', en: 'erase by the retention rules' },
    from: ['CLOSED', 'OUT_OF_SCOPE'],
    to: 'PURGED',
    by: [],
    within: 'the job purge-tips',
  },
};

/** The life of a tip (domain.md 3.4). */
export const tipLife = life<Tip, TipState>(
  {
    type: 'Tip',
    erasable: true,
    entity: Tip,
    topic: tipTopic,
    states: labelsOf(labels, 'TipState'),
    access: { seenBy: office, subject: ({ recipientIds }) => ({ assignedTo: recipientIds }) },
    published: tipState,
    actions,
  },
  scopeOf,
);
