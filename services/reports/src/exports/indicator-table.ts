import type { Figure } from '../figure.ts';
import { type IndicatorSpec, indicators } from '../indicators.ts';
import { computeIndicator } from '../queries/indicators.ts';
import type { RoundFilter } from '../queries/round-facts.ts';
import type { Asking } from './asking.ts';
import type { Cell, ExportColumn, ExportTable } from './table.ts';

export type IndicatorRequest = { code: IndicatorSpec['code']; filter?: RoundFilter | null };

const columns: readonly ExportColumn[] = [
  { name: 'code', type: 'text', description: { vi: 'Mã chỉ số', en: 'Code of the indicator' } },
  {
    name: 'measure',
    type: 'text',
    description: {
      vi: 'distinctUnits: mỗi đơn vị một lần; records: từng hồ sơ',
      en: 'distinctUnits: each unit once; records: each record',
    },
  },
  {
    name: 'value',
    type: 'number',
    description: { vi: 'Giá trị; trống khi bị ẩn hoặc không có dữ liệu', en: 'Value; empty where hidden or without data' },
  },
  { name: 'numerator', type: 'integer', description: { vi: 'Tử số của tỷ lệ', en: 'Of a rate: what was counted' } },
  { name: 'denominator', type: 'integer', description: { vi: 'Mẫu số của tỷ lệ', en: 'Of a rate: out of how many' } },
  {
    name: 'suppressed',
    type: 'boolean',
    description: { vi: 'Bị ẩn để không nhận ra được ai', en: 'Hidden so that nobody can be recognised' },
  },
  { name: 'noData', type: 'boolean', description: { vi: 'Không có dữ liệu để đếm', en: 'Nothing was known to count' } },
  { name: 'computedAt', type: 'instant', description: { vi: 'Thời điểm tính', en: 'When it was computed' } },
  {
    name: 'watermark',
    type: 'instant',
    description: { vi: 'Thời điểm của sự kiện mới nhất đã tính', en: 'Time of the newest event that was counted' },
  },
  { name: 'ruleSet', type: 'text', description: { vi: 'Bộ tiêu chí áp dụng', en: 'The rule set of all counted records' } },
];

/** The figures of an indicator. Zero, hidden and unknown are told by `value`, `suppressed` and `noData` together. */
export async function tableOfIndicator({ read, now }: Asking, { code, filter }: IndicatorRequest): Promise<ExportTable> {
  const { name, definition, unit } = indicators[code];
  const { distinctUnits, records } = await computeIndicator(read, code, filter ?? {}, now);
  const measures = Object.entries({ distinctUnits, records });
  return {
    title: name,
    about: [
      { name: { vi: 'Định nghĩa', en: 'Definition' }, value: definition },
      { name: { vi: 'Đơn vị tính', en: 'Unit' }, value: unit },
      { name: { vi: 'Điều kiện lọc', en: 'Filter' }, value: JSON.stringify(filter ?? {}) },
      { name: { vi: 'Tính lúc', en: 'Computed at' }, value: now.toISOString() },
      {
        name: { vi: 'Quy tắc ẩn số liệu', en: 'Rule of suppression' },
        value: {
          vi: 'Số đếm người, nguồn tin và kết quả từ 1 đến 4 bị ẩn: value trống và suppressed là đúng. Số đếm đơn vị không bị ẩn.',
          en: 'Counts of people, tips and outcomes from 1 to 4 are hidden: value is empty and suppressed is true. Counts of units are not hidden.',
        },
      },
    ],
    columns,
    total: measures.length,
    rows: rowsOf(code, measures),
  };
}

async function* rowsOf(code: string, measures: readonly [string, Figure][]): AsyncGenerator<Cell[]> {
  for (const [measure, { value, numerator, denominator, suppressed, noData, computedAt, watermark, ruleSet }] of measures)
    yield [code, measure, value, numerator, denominator, suppressed, noData, computedAt, watermark, ruleSet];
}
