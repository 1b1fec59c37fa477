import { count } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { percent, sampled } from '../figures/measure.ts';
import { median } from '../figures/statistic.ts';
import { reportedSessions } from '../sources/sessions.ts';
import { unitReach } from '../sources/unit-reach.ts';

const reported: Part = [{ source: reportedSessions, aggregate: count() }];
const shareOf = (where: string) => percent([{ source: reportedSessions, aggregate: count(where) }], reported);

const q1: Indicator = {
  code: 'Q1',
  name: { vi: 'Chất lượng dữ liệu', en: 'Data quality' },
  definition: {
    vi: 'Của các buổi tuyên truyền đã báo cáo, theo ngày tổ chức: tỷ lệ chưa được xác minh, số ngày từ khi tổ chức đến khi báo cáo, tỷ lệ chỉ ước lượng số lượt. Đơn vị chưa khai quân số: của đơn vị đang hoạt động tại ngày tính, không theo kỳ. Buổi có số lượt bất thường: xem W3.',
    en: 'Of reported sessions by the day on which they were held: the share that is not verified, days from holding to reporting, the share with estimated counts. Units without a headcount are of those active on the day, whatever the period. For sessions with unusual counts see W3.',
  },
  formula: 'not verified / reported; median of days to the report; estimates / reported; units without headcount / active units',
  measures: [
    {
      code: 'unverified',
      name: { vi: 'Tỷ lệ buổi chưa xác minh', en: 'Share not verified' },
      unit: 'percent',
      computation: shareOf("f.state = 'REPORTED'"),
    },
    {
      code: 'reportDays',
      name: { vi: 'Số ngày đến khi báo cáo (trung vị)', en: 'Days to the report (median)' },
      unit: 'day',
      computation: sampled(median, { source: reportedSessions, value: 'f.reportDays', where: '1 = 1' }),
    },
    {
      code: 'estimates',
      name: { vi: 'Tỷ lệ ước lượng', en: 'Share of estimates' },
      unit: 'percent',
      computation: shareOf("f.countMethod = 'ESTIMATE'"),
    },
    {
      code: 'withoutHeadcount',
      name: { vi: 'Tỷ lệ đơn vị chưa khai quân số', en: 'Share of units without a headcount' },
      unit: 'percent',
      computation: percent([{ source: unitReach, aggregate: count('f.headcount IS NULL') }], [{ source: unitReach, aggregate: count() }]),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

export const qualityIndicators = [q1];
