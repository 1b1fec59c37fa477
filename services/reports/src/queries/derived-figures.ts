import type { Words } from '@binhan/common/errors';
import type { EntityManager } from 'typeorm';
import { rounded } from '../figures/figure.ts';
import { computePublishedFigures, printedValue } from './published-figures.ts';

type ValueOf = (id: string) => number;

/** What follows from the article's numbers (domain.md 1.7). N9 counts turns and N11 people: they are never added. */
const derived: readonly { id: string; name: Words; of: (value: ValueOf) => number }[] = [
  {
    id: 'notRecognised',
    name: { vi: 'Đơn vị đăng ký chưa được công nhận (N1 − N2)', en: 'Registered units not recognised (N1 − N2)' },
    of: (n) => n('N1') - n('N2'),
  },
  {
    id: 'recognitionRatePercent',
    name: { vi: 'Tỷ lệ công nhận trên số đơn vị đăng ký (N2 / N1), %', en: 'Share of registered units recognised (N2 / N1), %' },
    of: (n) => (n('N2') / n('N1')) * 100,
  },
  {
    id: 'sessionsN3N5',
    name: { vi: 'Tổng số buổi (N3 + N5)', en: 'Sessions in all (N3 + N5)' },
    of: (n) => n('N3') + n('N5'),
  },
  {
    id: 'attendancesN4N6N7',
    name: { vi: 'Tổng lượt người (N4 + N6 + N7)', en: 'Attendances in all (N4 + N6 + N7)' },
    of: (n) => n('N4') + n('N6') + n('N7'),
  },
  { id: 'classesN8N10', name: { vi: 'Tổng số lớp (N8 + N10)', en: 'Classes in all (N8 + N10)' }, of: (n) => n('N8') + n('N10') },
  {
    id: 'attendancesPerSessionN4N3',
    name: { vi: 'Lượt người mỗi buổi (N4 / N3)', en: 'Attendances per session (N4 / N3)' },
    of: (n) => n('N4') / n('N3'),
  },
  {
    id: 'attendancesPerSessionN6N5',
    name: { vi: 'Lượt người mỗi buổi an toàn giao thông (N6 / N5)', en: 'Attendances per traffic session (N6 / N5)' },
    of: (n) => n('N6') / n('N5'),
  },
  {
    id: 'arrestsPerCaseN14N13',
    name: { vi: 'Số người bị bắt mỗi vụ (N14 / N13)', en: 'Arrests per case (N14 / N13)' },
    of: (n) => n('N14') / n('N13'),
  },
];

export type DerivedFigure = { id: string; name: Words; printed: number; computed: number | null; difference: number | null };

/** What follows from the printed numbers, beside what follows from the computed ones. */
export async function computeDerivedFigures(manager: EntityManager, now: Date): Promise<DerivedFigure[]> {
  const figures = new Map((await computePublishedFigures(manager, now)).map((one) => [one.id, one]));
  return derived.map(({ id, name, of }) => {
    const printed = rounded(of(printedValue));
    const found = of((n) => figures.get(n)?.computed.value ?? Number.NaN);
    const computed = Number.isFinite(found) ? rounded(found) : null;
    return { id, name, printed, computed, difference: computed === null ? null : rounded(computed - printed) };
  });
}
