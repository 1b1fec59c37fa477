import type { Words } from '@binhan/common/errors';
import { distinct } from '../figures/aggregate.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { type Computation, counted, type Measure, spreadOf } from '../figures/measure.ts';
import { gini, interquartileRange, range } from '../figures/statistic.ts';
import { commune, communeIsInactive, unitsInCommunes } from '../sources/communes.ts';
import { coverage, recognitionRate } from './coverage.ts';

/** Range, interquartile range and Gini coefficient of a rate over communes. */
function spreads(code: string, { vi, en }: Words, computation: Computation): Measure[] {
  const rate: Measure = { code, name: { vi, en }, unit: 'percent', computation };
  return [
    {
      code: `${code}Range`,
      name: { vi: `${vi}: chênh lệch lớn nhất, điểm phần trăm`, en: `${en}: range, percentage points` },
      unit: 'percent',
      computation: spreadOf(rate, range),
    },
    {
      code: `${code}InterquartileRange`,
      name: { vi: `${vi}: khoảng tứ phân vị, điểm phần trăm`, en: `${en}: interquartile range, percentage points` },
      unit: 'percent',
      computation: spreadOf(rate, interquartileRange),
    },
    {
      code: `${code}Gini`,
      name: { vi: `${vi}: hệ số Gini`, en: `${en}: Gini coefficient` },
      unit: 'ratio',
      computation: spreadOf(rate, gini),
    },
  ];
}

const [first, ...others] = [
  ...spreads('coverage', { vi: 'Tỷ lệ đăng ký', en: 'Registration coverage' }, coverage),
  ...spreads('recognition', { vi: 'Tỷ lệ công nhận', en: 'Recognition rate' }, recognitionRate),
] as [Measure, ...Measure[]];

const u9: Indicator = {
  code: 'U9',
  name: { vi: 'Mức độ không đồng đều', en: 'Unevenness' },
  definition: {
    vi: 'Chênh lệch giữa các xã về tỷ lệ đăng ký (U4) và tỷ lệ công nhận trên số đã đăng ký, của đơn vị thuộc đối tượng; xã không có đơn vị đăng ký không tính vào tỷ lệ công nhận. Xã không có hoạt động: có đơn vị thuộc đối tượng nhưng trong ít nhất một đợt không đơn vị nào đăng ký và không có buổi tuyên truyền nào được xác nhận. Hệ số Gini từ 0 (đồng đều) đến 1. Không xếp hạng.',
    en: 'How communes differ in registration coverage (U4) and in the share of registered units that were recognised, of units that take part; a commune without a registration has no recognition rate. Inactive communes have units that take part, and in at least one round none of them registered and no verified session was held. Gini is 0 (all alike) to 1. No ranking.',
  },
  formula: 'max − min, Q3 − Q1 and Gini of the rates of communes; communes without registration and session',
  measures: [
    first,
    ...others,
    {
      code: 'communes',
      name: { vi: 'Xã có đơn vị thuộc đối tượng', en: 'Communes with units that take part' },
      unit: 'commune',
      computation: counted({ source: unitsInCommunes, aggregate: distinct(commune) }),
    },
    {
      code: 'inactiveCommunes',
      name: { vi: 'Xã không có hoạt động', en: 'Inactive communes' },
      unit: 'commune',
      computation: counted({ source: unitsInCommunes, aggregate: distinct(commune, communeIsInactive) }),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: '(a)',
};

export const unevennessIndicators = [u9];
