import { count, distinct, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent } from '../figures/measure.ts';
import { sumsOf } from '../figures/rollup-source.ts';
import { classRollup } from '../rollups/classes.ts';
import { classes, classLines, countsPeople, countsTurns } from '../sources/classes.ts';

/** By unit or audience a class counts once for each group that it taught. */
const classesHeld: Part = [
  ...sumsOf(classRollup, 'records'),
  { source: classes, aggregate: count() },
  { source: classLines, aggregate: distinct('f.id') },
];
const sumOf = (amount: string, column: string, where: string): Part => [
  ...sumsOf(classRollup, amount),
  { source: classes, aggregate: sum(column, where) },
  { source: classLines, aggregate: sum(column, where) },
];
const learners = sumOf('learners', 'f.learners', countsPeople);

const w4: Indicator = {
  code: 'W4',
  name: { vi: 'Lớp và người học', en: 'Classes and learners' },
  definition: {
    vi: 'Lớp đã được xác minh, tính theo ngày khai giảng. Lớp đếm người và lớp đếm lượt được tính riêng, không bao giờ cộng lại; một người học hai lớp là hai người học. Người học và tỷ lệ đạt chỉ công khai theo năm đã khóa sổ (từ 2020, đến hết ngày 15/01 năm sau) của toàn tỉnh, theo thông tin lúc khóa sổ; năm nào có từ 1 đến 4 người học, đạt hoặc không đạt thì không nêu. Cán bộ đọc không hạn chế trong phạm vi của mình khi lọc theo địa bàn hoặc đơn vị đó.',
    en: 'Verified classes by their first day. Classes that count people and classes that count turns stand apart and are never added; who learns in two classes is two learners. Learners and the pass rate are public by closed years only (from 2020, closed at the end of 15 January), of the whole province, as known at the closing; not of a year with one to four learners, passed or failed. Staff read them freely of their own area or unit, when the filter names it.',
  },
  formula: 'count of classes; Σ learners; passed / learners',
  measures: [
    { code: 'classes', name: { vi: 'Số lớp', en: 'Classes' }, unit: 'class', computation: counted(...classesHeld) },
    { code: 'learners', name: { vi: 'Người học', en: 'Learners' }, unit: 'person', computation: counted(...learners), people: true },
    {
      code: 'attendances',
      name: { vi: 'Lượt người', en: 'Attendances' },
      unit: 'attendance',
      computation: counted(...sumOf('attendances', 'f.learners', countsTurns)),
    },
    {
      code: 'passRate',
      name: { vi: 'Tỷ lệ đạt', en: 'Pass rate' },
      unit: 'percent',
      computation: percent(sumOf('passed', 'f.passed', countsPeople), learners),
      people: true,
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: 'N8, N9, N10, N11',
};

export const classIndicators = [w4];
