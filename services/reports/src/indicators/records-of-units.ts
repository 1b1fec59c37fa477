import { count, distinct, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent } from '../figures/measure.ts';
import { commitments } from '../sources/commitments.ts';
import { internalRules, isOverdueForReview } from '../sources/internal-rules.ts';
import { isCopy, models } from '../sources/models.ts';
import { endsSoon, regulations } from '../sources/regulations.ts';
import { hasPledged, rulesAreComplete, unitRounds, unitRoundsByPledge } from '../sources/unit-rounds.ts';
import { takingPart, takingPartWhere } from './coverage.ts';

const inRoundOrByKind = (where?: string): Part => [
  { source: unitRounds, aggregate: count(where) },
  { source: unitRoundsByPledge, aggregate: count(where) },
];

const u5: Indicator = {
  code: 'U5',
  name: { vi: 'Tỷ lệ ký cam kết, giao ước', en: 'Pledge coverage' },
  definition: {
    vi: 'Số người đã ký trên số người thuộc diện ký, cộng theo các bản cam kết, giao ước của năm; bản đã được thay thế không tính. Tỷ lệ đơn vị tính trên các đơn vị thuộc đối tượng của đợt (U4). Người ký cả cam kết và giao ước được tính ở cả hai bản: phân tổ theo loại để xem riêng.',
    en: 'People who signed out of those who could, summed over the commitments and pledges of the year; replaced ones do not count. The share of units is out of those that take part in the round (U4). Who signs a commitment and a pledge is counted in both: group by kind to see each.',
  },
  formula: 'sum of signed / sum of eligible; units with a commitment / units that take part',
  measures: [
    {
      code: 'signed',
      name: { vi: 'Tỷ lệ người ký', en: 'Share of people who signed' },
      unit: 'percent',
      computation: percent(
        [{ source: commitments, aggregate: sum('f.signedCount') }],
        [{ source: commitments, aggregate: sum('f.eligibleCount') }],
      ),
    },
    {
      code: 'units',
      name: { vi: 'Tỷ lệ đơn vị đã ký', en: 'Share of units that signed' },
      unit: 'percent',
      computation: percent(inRoundOrByKind(hasPledged), inRoundOrByKind()),
    },
  ],
  // Its first measure counts people.
  seenBy: staff,
  rowsSeenBy: staff,
  people: true,
};

const u6: Indicator = {
  code: 'U6',
  name: { vi: 'Nội quy, quy chế đầy đủ', en: 'Internal rules complete' },
  definition: {
    vi: 'Đơn vị thuộc đối tượng có đủ mọi loại nội quy, quy chế bắt buộc theo bộ tiêu chí đang áp dụng và còn hiệu lực vào ngày tính. Quá hạn rà soát: văn bản còn hiệu lực mà ngày phải rà soát đã qua, của mọi đơn vị.',
    en: 'Units that take part and have every kind of rule that the rule set of the day requires, in force on the day. Overdue: rules of any unit, in force, whose day of review has passed.',
  },
  formula: 'units with every mandatory kind / units that take part; count of rules past their review',
  measures: [
    {
      code: 'complete',
      name: { vi: 'Tỷ lệ đơn vị có đủ', en: 'Share of units with all' },
      unit: 'percent',
      computation: percent(takingPartWhere(rulesAreComplete), takingPart),
    },
    {
      code: 'overdue',
      name: { vi: 'Văn bản quá hạn rà soát', en: 'Rules overdue for review' },
      unit: 'rule',
      computation: counted({ source: internalRules, aggregate: count(isOverdueForReview) }),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

const u7: Indicator = {
  code: 'U7',
  name: { vi: 'Quy chế phối hợp', en: 'Coordination regulations' },
  definition: {
    vi: 'Quy chế phối hợp đã ký, còn hiệu lực vào ngày tính; sắp hết hạn: ngày hiệu lực cuối cùng trong vòng 90 ngày tới. Không kể bản đã thay thế hoặc chấm dứt. Loại hồ sơ là chủ đề phối hợp.',
    en: 'Coordination regulations signed and in force on the day; expiring: the last day in force lies within 90 days. Without replaced and ended ones. The kind of record is the theme.',
  },
  formula: 'count of regulations; of those that end within 90 days; distinct units',
  measures: [
    {
      code: 'inForce',
      name: { vi: 'Còn hiệu lực', en: 'In force' },
      unit: 'record',
      computation: counted({ source: regulations, aggregate: count() }),
    },
    {
      code: 'expiring',
      name: { vi: 'Hết hạn trong 90 ngày', en: 'Expiring in 90 days' },
      unit: 'record',
      computation: counted({ source: regulations, aggregate: count(endsSoon) }),
    },
    {
      code: 'units',
      name: { vi: 'Đơn vị có quy chế', en: 'Units with one' },
      unit: 'unit',
      computation: counted({ source: regulations, aggregate: distinct('f.unitId') }),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

const u8: Indicator = {
  code: 'U8',
  name: { vi: 'Mô hình đang hoạt động', en: 'Active models' },
  definition: {
    vi: 'Mô hình đã ra mắt và đang hoạt động vào ngày tính, kể cả mô hình nhân rộng; không kể mô hình mới đề xuất, tạm ngừng hoặc đã kết thúc.',
    en: 'Models launched and at work on the day, copies too; without proposals, resting and ended ones.',
  },
  formula: 'count of models; distinct host units; models that copy another one',
  measures: [
    {
      code: 'models',
      name: { vi: 'Số mô hình', en: 'Models' },
      unit: 'record',
      computation: counted({ source: models, aggregate: count() }),
    },
    {
      code: 'units',
      name: { vi: 'Đơn vị có mô hình', en: 'Units with a model' },
      unit: 'unit',
      computation: counted({ source: models, aggregate: distinct('f.unitId') }),
    },
    {
      code: 'replications',
      name: { vi: 'Mô hình nhân rộng', en: 'Replications' },
      unit: 'record',
      computation: counted({ source: models, aggregate: count(isCopy) }),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

export const recordsOfUnitsIndicators = [u5, u6, u7, u8];
