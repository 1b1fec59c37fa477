import { count } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent, percentOfMean } from '../figures/measure.ts';
import { guardMovements, hasLeft, onEitherEnd, onLastDay } from '../sources/guards.ts';

const lastDay = (where: string): Part => [{ source: guardMovements, aggregate: count(`${onLastDay} AND ${where}`) }];
const shareOf = (kind: string) => percent(lastDay(`f.kind = '${kind}'`), lastDay('1 = 1'));

const p5: Indicator = {
  code: 'P5',
  name: { vi: 'Biến động lực lượng bảo vệ', en: 'Turnover of guards' },
  definition: {
    vi: 'Bảo vệ thôi việc trong kỳ so với số bình quân của ngày đầu và ngày cuối kỳ (mẫu số là tổng của hai ngày, nhân 200 %). Không nêu kỳ thì tính 12 tháng đến ngày tính. Cơ cấu theo loại là của ngày cuối kỳ. Người đã bị xóa hồ sơ sau 24 tháng không còn được tính.',
    en: 'Guards who left in the period against the mean of those in post on its first and last day (the denominator is the sum of both days, so it is times 200 %). Without a period: the twelve months up to the day. Shares by kind are of the last day. Who was erased 24 months after leaving is counted no more.',
  },
  formula: 'left in the period / mean of guards on its first and last day',
  measures: [
    {
      code: 'turnover',
      name: { vi: 'Tỷ lệ thôi việc', en: 'Turnover' },
      unit: 'percent',
      computation: percentOfMean(
        [{ source: guardMovements, aggregate: count(hasLeft) }],
        [{ source: guardMovements, aggregate: count(onEitherEnd) }],
      ),
    },
    {
      code: 'left',
      name: { vi: 'Số người thôi việc', en: 'Guards who left' },
      unit: 'person',
      computation: counted({ source: guardMovements, aggregate: count(hasLeft) }),
    },
    {
      code: 'fullTime',
      name: { vi: 'Tỷ trọng chuyên trách', en: 'Share of full-time' },
      unit: 'percent',
      computation: shareOf('FULL_TIME'),
    },
    {
      code: 'partTime',
      name: { vi: 'Tỷ trọng bán chuyên trách', en: 'Share of part-time' },
      unit: 'percent',
      computation: shareOf('PART_TIME'),
    },
    {
      code: 'service',
      name: { vi: 'Tỷ trọng dịch vụ bảo vệ', en: 'Share of guard services' },
      unit: 'percent',
      computation: shareOf('SERVICE'),
    },
  ],
  seenBy: staff,
  rowsSeenBy: staff,
  people: true,
};

export const turnoverIndicators = [p5];
