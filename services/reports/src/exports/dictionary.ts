import type { Words } from '@binhan/common/errors';
import type { ColumnType, ExportTable } from './table.ts';

type Described = Pick<ExportTable, 'title' | 'about' | 'columns'>;

const typeNames: Readonly<Record<ColumnType, Words>> = {
  text: { vi: 'văn bản', en: 'text' },
  integer: { vi: 'số nguyên', en: 'whole number' },
  number: { vi: 'số', en: 'number' },
  boolean: { vi: 'đúng/sai', en: 'true/false' },
  day: { vi: 'ngày (giờ Việt Nam)', en: 'day (Vietnam)' },
  instant: { vi: 'thời điểm (UTC)', en: 'instant (UTC)' },
};

/** What holds for every export. */
const rules: readonly Words[] = [
  { vi: 'Ô trống là không có giá trị, không phải số 0.', en: 'An empty cell has no value; that is not 0.' },
  {
    vi: 'Trong tệp CSV, văn bản có thể bị hiểu là công thức được thêm dấu nháy đơn phía trước.',
    en: 'In a CSV file an apostrophe stands before a text that would be taken as a formula.',
  },
];

const both = ({ vi, en }: Words) => `${vi} / ${en}`;
const heads: readonly Words[] = [
  { vi: 'Cột', en: 'Column' },
  { vi: 'Kiểu', en: 'Type' },
  { vi: 'Đơn vị tính', en: 'Unit' },
  { vi: 'Ý nghĩa', en: 'Meaning in Vietnamese' },
  { vi: 'Ý nghĩa (tiếng Anh)', en: 'Meaning' },
];

/** The head of the dictionary: name and value. */
export function aboutLines({ title, about }: Described): [string, string][] {
  return [
    [both({ vi: 'Nội dung', en: 'Title' }), both(title)],
    ...about.map(({ name, value }): [string, string] => [both(name), typeof value === 'string' ? value : both(value)]),
    ...rules.map((rule): [string, string] => [both({ vi: 'Lưu ý', en: 'Note' }), both(rule)]),
  ];
}

/** One line for each column, under a line of heads. */
export function columnLines({ columns }: Described): string[][] {
  const lines = columns.map(({ name, type, unit, description }) => [
    name,
    both(typeNames[type]),
    unit ? both(unit) : '',
    description.vi,
    description.en,
  ]);
  return [heads.map(both), ...lines];
}

/** The dictionary as a file beside one that has no place for it. */
export function dictionaryMarkdown(table: Described): string {
  const [head = [], ...lines] = columnLines(table).map((line) => line.map(inCell));
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `# ${inCell(both(table.title))}`,
    '',
    ...aboutLines(table).map(([name, value]) => `- **${inCell(name)}**: ${inCell(value)}`),
    '',
    row(head),
    row(head.map(() => '---')),
    ...lines.map(row),
    '',
  ].join('\n');
}

function inCell(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\\|<`*_]/g, '\\$&');
}
