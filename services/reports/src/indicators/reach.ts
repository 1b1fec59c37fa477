import { count, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent, ratio, sampled } from '../figures/measure.ts';
import { median } from '../figures/statistic.ts';
import { hasHeadcount, unitReach, unitRegularity, wasNotReached } from '../sources/unit-reach.ts';

const units: Part = [{ source: unitRegularity, aggregate: count() }];
const waitingLonger = (days: number) => percent([{ source: unitRegularity, aggregate: count(`f.waiting > ${days}`) }], units);

const w5: Indicator = {
  code: 'W5',
  name: { vi: 'Tính thường xuyên của tuyên truyền', en: 'Regularity of sessions' },
  definition: {
    vi: 'Của đơn vị đang hoạt động tại ngày tính: số ngày từ buổi tuyên truyền đã xác minh gần nhất có đơn vị tham gia. Trung vị chỉ tính đơn vị đã từng có buổi; tỷ lệ quá 90 và 180 ngày tính cả đơn vị chưa từng có, kể từ ngày thành lập. Khoảng trống dài nhất: trong đợt xét chứa ngày tính, đến ngày tính, trung vị của các đơn vị; hỏi riêng một đơn vị thì là của chính đơn vị đó.',
    en: 'Of units active on the day: days since the last verified session that reached the unit. The median is of units that had one; the shares over 90 and 180 days count units that never had one too, from their opening on. The longest gap is within the round of the day, up to the day, as the median over units; asked for one unit it is its own.',
  },
  formula: 'median of days since the last session; units beyond 90 and 180 days / units; median of the longest gaps',
  measures: [
    {
      code: 'medianDays',
      name: { vi: 'Số ngày từ buổi gần nhất (trung vị)', en: 'Days since the last session (median)' },
      unit: 'day',
      computation: sampled(median, { source: unitRegularity, value: 'f.sinceLast', where: '1 = 1' }),
    },
    { code: 'over90', name: { vi: 'Đơn vị quá 90 ngày', en: 'Units beyond 90 days' }, unit: 'percent', computation: waitingLonger(90) },
    { code: 'over180', name: { vi: 'Đơn vị quá 180 ngày', en: 'Units beyond 180 days' }, unit: 'percent', computation: waitingLonger(180) },
    {
      code: 'never',
      name: { vi: 'Đơn vị chưa từng có buổi nào', en: 'Units never reached' },
      unit: 'unit',
      computation: counted({ source: unitRegularity, aggregate: count('f.sinceLast IS NULL') }),
    },
    {
      code: 'longestGap',
      name: { vi: 'Khoảng trống dài nhất trong đợt (trung vị)', en: 'Longest gap in the round (median)' },
      unit: 'day',
      computation: sampled(median, { source: unitRegularity, value: 'f.longestGap', where: '1 = 1' }),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: '(c)',
};

const notReached: Part = [{ source: unitReach, aggregate: count(wasNotReached) }];

const w6: Indicator = {
  code: 'W6',
  name: { vi: 'Mức độ tiếp cận', en: 'Reach' },
  definition: {
    vi: 'Lượt người của đơn vị trong kỳ so với quân số (cán bộ, người lao động và học sinh) của đơn vị đang hoạt động tại ngày tính; là lượt, nên có thể lớn hơn 1. Đơn vị chưa khai quân số không tính vào tỷ số mà nêu riêng. Không nêu kỳ thì tính 12 tháng đến ngày tính. Cơ cấu chủ đề: xem W2 phân theo chủ đề.',
    en: 'Attendances of units in the period against the headcount (staff and pupils) of those active on the day; they are turns, so it may exceed 1. Units without a headcount are not in it and are said. Without a period: the twelve months up to the day. For the mix of topics see W2 by topic.',
  },
  formula: 'Σ attendances / Σ headcount, of units with a headcount',
  measures: [
    {
      code: 'reach',
      name: { vi: 'Lượt trên quân số', en: 'Attendances per head' },
      unit: 'ratio',
      computation: ratio(
        [{ source: unitReach, aggregate: sum('f.attendance', hasHeadcount) }],
        [{ source: unitReach, aggregate: sum('f.headcount') }],
      ),
    },
    {
      code: 'notReached',
      name: { vi: 'Đơn vị chưa được tiếp cận trong kỳ', en: 'Units not reached' },
      unit: 'unit',
      computation: counted(...notReached),
    },
    {
      code: 'notReachedShare',
      name: { vi: 'Tỷ lệ đơn vị chưa được tiếp cận', en: 'Share of units not reached' },
      unit: 'percent',
      computation: percent(notReached, [{ source: unitReach, aggregate: count() }]),
    },
    {
      code: 'withoutHeadcount',
      name: { vi: 'Đơn vị chưa khai quân số', en: 'Units without a headcount' },
      unit: 'unit',
      computation: counted({ source: unitReach, aggregate: count('f.headcount IS NULL') }),
    },
  ],
  // A headcount counts people, and who asks for one unit would read it.
  seenBy: staff,
  rowsSeenBy: staff,
  people: true,
};

export const reachIndicators = [w5, w6];
