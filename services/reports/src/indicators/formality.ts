import type { Words } from '@binhan/common/errors';
import { count } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, type Measure, percent } from '../figures/measure.ts';
import { isFlagged, recognitionsWithSigns, signs } from '../sources/formality.ts';

const recognitionsWhere = (where?: string): Part => [{ source: recognitionsWithSigns, aggregate: count(where) }];

const names: Readonly<Record<keyof typeof signs, Words>> = {
  noSession: { vi: 'Không có buổi tuyên truyền được xác nhận', en: 'No verified session' },
  noReview: { vi: 'Không tổ chức sơ kết, tổng kết', en: 'No review held' },
  noModel: { vi: 'Không có mô hình hoạt động', en: 'No working model' },
  noneSigned: { vi: 'Không có người ký cam kết, giao ước', en: 'Nobody signed a commitment or pledge' },
};
const bySign = (Object.keys(signs) as (keyof typeof signs)[]).map(
  (sign): Measure => ({ code: sign, name: names[sign], unit: 'record', computation: counted(...recognitionsWhere(signs[sign])) }),
);

const u10: Indicator = {
  code: 'U10',
  name: { vi: 'Dấu hiệu hình thức', en: 'Signs of formality' },
  definition: {
    vi: 'Quyết định công nhận còn hiệu lực mà trong đợt đó đơn vị không có buổi tuyên truyền nào được xác nhận, không tổ chức sơ kết, tổng kết nào của đợt, không có mô hình hoạt động, hoặc không có ai ký cam kết, giao ước của năm. Một quyết định có thể có nhiều dấu hiệu. Là dấu hiệu để kiểm tra, không phải kết luận.',
    en: 'Recognitions in force whose unit had in that round no verified session, held no review of the round, had no working model, or nobody signed a commitment or pledge of the year. One can have several signs. A reason to look, not a finding.',
  },
  formula: 'flagged recognitions / recognitions; recognitions by sign',
  measures: [
    {
      code: 'flagged',
      name: { vi: 'Có ít nhất một dấu hiệu', en: 'With at least one sign' },
      unit: 'record',
      computation: counted(...recognitionsWhere(isFlagged)),
    },
    {
      code: 'share',
      name: { vi: 'Tỷ lệ có dấu hiệu', en: 'Share with a sign' },
      unit: 'percent',
      computation: percent(recognitionsWhere(isFlagged), recognitionsWhere()),
    },
    ...bySign,
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: '(b)',
};

export const formalityIndicators = [u10];
