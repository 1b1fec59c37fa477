import type { Words } from '@binhan/common/errors';
import { labelsOf } from '@binhan/common/labels';
import { scopeOf } from '@binhan/reference/scope';
import type { Dimension } from '../figures/columns.ts';
import { labels } from '../labels.ts';
import { questionOf } from '../queries/ask.ts';
import { figureLoader } from '../queries/figures.ts';
import { askIndicator, type IndicatorResult } from '../queries/indicator.ts';
import type { Asking } from './asking.ts';
import type { IndicatorRequest } from './export-request.ts';
import type { Cell, ExportColumn, ExportTable } from './table.ts';

const dimensionNames = labelsOf<Dimension>(labels, 'Dimension');

const columns: readonly ExportColumn[] = [
  { name: 'code', type: 'text', description: { vi: 'Mã chỉ tiêu', en: 'Code of the indicator' } },
  { name: 'measure', type: 'text', description: { vi: 'Mã số đo của chỉ tiêu', en: 'Code of the measure of the indicator' } },
  { name: 'unit', type: 'text', description: { vi: 'Đơn vị tính của số đo', en: 'What one of the measure is' } },
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
  { name: 'asOf', type: 'day', description: { vi: 'Số liệu tính đến ngày', en: 'The day of the figure' } },
  { name: 'computedAt', type: 'instant', description: { vi: 'Thời điểm tính', en: 'When it was computed' } },
  {
    name: 'watermark',
    type: 'instant',
    description: { vi: 'Thời điểm của sự kiện mới nhất đã tính', en: 'Time of the newest event that could be counted' },
  },
  { name: 'ruleSet', type: 'text', description: { vi: 'Bộ tiêu chí áp dụng', en: 'The rule set of all counted registrations' } },
];

const suppression: Words = {
  vi: 'Số đếm người, nguồn tin và kết quả từ 1 đến 4, và số có thể làm lộ chúng, bị ẩn: value trống và suppressed là đúng; số người học (W4) ngoài phạm vi của mình và ngoài các năm đã khóa sổ bị ẩn dù là bao nhiêu. Số đếm đơn vị và buổi không bị ẩn.',
  en: 'Counts of people, tips and outcomes from 1 to 4, and what would give them away, are hidden: value is empty and suppressed is true; learners (W4) that are neither of the own part nor of closed years are, however many. Counts of units and sessions are not hidden.',
};

/** The figures of an indicator as the query gives them to this viewer. Zero, hidden and unknown are told by `value`, `suppressed` and `noData` together. */
export async function tableOfIndicator({ read, viewer, now }: Asking, { code, ...asked }: IndicatorRequest): Promise<ExportTable> {
  const figures = figureLoader({ read, viewer, scope: () => scopeOf(read, viewer, now), now });
  const result = await askIndicator({ read, viewer, clock: () => now, figures }, code, asked);
  const { name, definition, formula, measures } = result.indicator;
  const { by, asOf, areaEpoch, filter } = questionOf(asked, now);
  const keys = by.map(
    (dimension): ExportColumn => ({ name: dimension.toLowerCase(), type: 'text', description: dimensionNames[dimension] }),
  );
  return {
    title: name,
    about: [
      { name: { vi: 'Định nghĩa', en: 'Definition' }, value: definition },
      { name: { vi: 'Cách tính', en: 'Formula' }, value: formula },
      ...measures.map((measure) => ({ name: { vi: `Số đo ${measure.code}`, en: measure.code }, value: measure.name })),
      { name: { vi: 'Điều kiện lọc', en: 'Filter' }, value: JSON.stringify(filter) },
      { name: { vi: 'Số liệu đến ngày', en: 'As of' }, value: result.on },
      { name: { vi: 'Theo thông tin trước', en: 'As known before' }, value: asOf.knownBefore ?? now.toISOString() },
      { name: { vi: 'Địa bàn theo ngày', en: 'Area tree of' }, value: areaEpoch ?? { vi: 'như đã ghi nhận', en: 'as recorded' } },
      { name: { vi: 'Tính lúc', en: 'Computed at' }, value: now.toISOString() },
      { name: { vi: 'Quy tắc ẩn số liệu', en: 'Rule of suppression' }, value: suppression },
    ],
    columns: [...keys, ...columns],
    total: result.cells.length * measures.length,
    rows: rowsOf(result),
  };
}

async function* rowsOf({ indicator: { code, measures }, cells, on }: IndicatorResult): AsyncGenerator<Cell[]> {
  for (const { group, figures } of cells)
    for (const [i, { measure, figure }] of figures.entries()) {
      const { value, numerator, denominator, suppressed, noData, computedAt, watermark, ruleSet } = figure;
      const key = group.map((one) => one.value);
      yield [
        ...key,
        code,
        measure,
        measures[i]?.unit ?? null,
        value,
        numerator,
        denominator,
        suppressed,
        noData,
        on,
        computedAt,
        watermark,
        ruleSet,
      ];
    }
}
