import { count, distinct, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, ratio, sampled, sampledPer } from '../figures/measure.ts';
import { sumsOf } from '../figures/rollup-source.ts';
import { median, outliers } from '../figures/statistic.ts';
import { sessionRollup } from '../rollups/sessions.ts';
import { sessionLines, sessions } from '../sources/sessions.ts';

/** By unit or audience a session counts once for each group that it reached. */
export const sessionsHeld: Part = [
  ...sumsOf(sessionRollup, 'records'),
  { source: sessions, aggregate: count() },
  { source: sessionLines, aggregate: distinct('f.id') },
];
export const attendances: Part = [
  ...sumsOf(sessionRollup, 'attendances'),
  { source: sessions, aggregate: sum('f.attendance') },
  { source: sessionLines, aggregate: sum('f.attendance') },
];

const w1: Indicator = {
  code: 'W1',
  name: { vi: 'Buổi tuyên truyền', en: 'Awareness sessions' },
  definition: {
    vi: 'Buổi đã được xác minh, tính theo ngày tổ chức; mỗi buổi thuộc đúng một chương trình.',
    en: 'Verified sessions by the day on which they were held; each belongs to exactly one programme.',
  },
  formula: 'count of sessions',
  measures: [{ code: 'sessions', name: { vi: 'Số buổi', en: 'Sessions' }, unit: 'session', computation: counted(...sessionsHeld) }],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: 'N3, N5',
};

const w2: Indicator = {
  code: 'W2',
  name: { vi: 'Lượt người tham dự', en: 'Attendances' },
  definition: {
    vi: 'Lượt người dự các buổi đã được xác minh; một người dự hai buổi là hai lượt, không phải số người.',
    en: 'Attendances at verified sessions; who comes twice is two. They are turns and never people.',
  },
  formula: 'sum of attendances over the lines of sessions',
  measures: [
    { code: 'attendances', name: { vi: 'Lượt người', en: 'Attendances' }, unit: 'attendance', computation: counted(...attendances) },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: 'N4, N6, N7',
};

const attendance = { source: sessions, value: 'f.attendance', where: '1 = 1' };

const w3: Indicator = {
  code: 'W3',
  name: { vi: 'Lượt người mỗi buổi', en: 'Attendances per session' },
  definition: {
    vi: 'Trung bình và trung vị lượt người của một buổi đã được xác minh. Buổi bất thường: không có lượt nào, hoặc cao hơn tứ phân vị trên quá ba lần khoảng tứ phân vị, so với các buổi cùng chương trình trong phạm vi được hỏi; là dấu hiệu cần xem lại, không phải sai phạm.',
    en: 'Mean and median attendances of a verified session. Unusual is a session without any, or above the upper quartile by more than three interquartile ranges, among the sessions of its programme that are asked for: something to look at again, and no fault in itself.',
  },
  formula: 'W2 / W1; median over sessions; sessions with 0 or beyond the outer fence of their programme',
  measures: [
    { code: 'mean', name: { vi: 'Trung bình', en: 'Mean' }, unit: 'ratio', computation: ratio(attendances, sessionsHeld) },
    {
      code: 'median',
      name: { vi: 'Trung vị', en: 'Median' },
      unit: 'attendance',
      computation: sampled(median, attendance),
    },
    {
      code: 'outliers',
      name: { vi: 'Buổi có số lượt bất thường', en: 'Sessions with unusual counts' },
      unit: 'session',
      computation: sampledPer('PROGRAMME', outliers, attendance),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

export const sessionIndicators = [w1, w2, w3];
