import { count } from '../figures/aggregate.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { percent, sampled } from '../figures/measure.ts';
import { median, quantile } from '../figures/statistic.ts';
import { allowances, hasFloor, isUnderFloor } from '../sources/allowances.ts';

/** Fewer would tell what single guards earn. */
const fewest = 5;
const allowance = { source: allowances, value: 'f.allowanceBand', where: '1 = 1' };

const p4: Indicator = {
  code: 'P4',
  name: { vi: 'Phụ cấp bảo vệ', en: 'Allowances' },
  definition: {
    vi: 'Phụ cấp tháng của bảo vệ đang làm việc tại ngày tính, theo bậc 100.000 đồng (mức thấp nhất của bậc); không tính người chưa khai phụ cấp. Dưới mức tối thiểu: cả bậc thấp hơn mức của loại bảo vệ đó; loại chưa có mức tối thiểu không tính. Dưới 5 người thì không nêu số liệu.',
    en: 'Monthly allowance of guards in post on the day, by bands of 100,000 đồng (the least of a band); whose allowance is not known is not counted. Under the floor is whose whole band lies below the rate of that kind of guard; kinds without a rate are not counted. Fewer than 5 guards give no figure.',
  },
  formula: 'median and quartiles of bands; bands under the floor / bands of kinds with a floor',
  measures: [
    {
      code: 'median',
      name: { vi: 'Trung vị', en: 'Median' },
      unit: 'dong',
      computation: sampled(median, allowance, fewest),
    },
    {
      code: 'lowerQuartile',
      name: { vi: 'Tứ phân vị dưới', en: 'Lower quartile' },
      unit: 'dong',
      computation: sampled(quantile(0.25), allowance, fewest),
    },
    {
      code: 'upperQuartile',
      name: { vi: 'Tứ phân vị trên', en: 'Upper quartile' },
      unit: 'dong',
      computation: sampled(quantile(0.75), allowance, fewest),
    },
    {
      code: 'underFloor',
      name: { vi: 'Tỷ lệ dưới mức tối thiểu', en: 'Share under the floor' },
      unit: 'percent',
      computation: percent(
        [{ source: allowances, aggregate: count(`${hasFloor} AND ${isUnderFloor}`) }],
        [{ source: allowances, aggregate: count(hasFloor) }],
        fewest,
      ),
    },
  ],
  seenBy: staff,
  rowsSeenBy: staff,
  people: true,
  article: '(g)',
};

export const allowanceIndicators = [p4];
