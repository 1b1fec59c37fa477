import { expect, test } from '@jest/globals';
import { writeCsv } from '../src/exports/csv.ts';
import { neutralise } from '../src/exports/formulas.ts';
import { writeParquet } from '../src/exports/parquet.ts';
import type { Cell, ExportColumn, ExportTable, WriteTable } from '../src/exports/table.ts';
import { writeXlsx } from '../src/exports/xlsx.ts';
import { readCsv, readParquet, readXlsx, sheetXml } from './exports-read.ts';

const column = (name: string, type: ExportColumn['type']): ExportColumn => ({ name, type, description: { vi: `Cột ${name}`, en: name } });
const figures: readonly ExportColumn[] = [
  column('area', 'text'),
  column('value', 'integer'),
  column('suppressed', 'boolean'),
  column('noData', 'boolean'),
  column('rate', 'number'),
  column('on', 'day'),
  column('at', 'instant'),
];
const at = new Date('2026-03-02T02:03:04.000Z');
const rows: Cell[][] = [
  ['Xã Sì Lở Lầu', 7, false, false, 94.49, '2026-03-02', at],
  ['Mường Tè', 0, false, false, 0, '2019-08-12', at],
  ['Pa Ủ', null, true, false, null, null, null],
  ['Tà Tổng', null, false, true, null, null, null],
];

function tableOf(some: readonly (readonly Cell[])[], columns = figures): ExportTable {
  async function* each() {
    yield* some;
  }
  const about = [{ name: { vi: 'Điều kiện lọc', en: 'Filter' }, value: '{"a|b":1}' }];
  return { title: { vi: 'Đơn vị đăng ký', en: 'Units registered' }, about, columns, total: some.length, rows: each() };
}

async function written(write: WriteTable, table: ExportTable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await write(table, async (bytes) => void pieces.push(Buffer.from(bytes)), new AbortController().signal);
  return Buffer.concat(pieces);
}

test('zero, hidden and unknown are three answers in CSV', async () => {
  const bytes = await written(writeCsv, tableOf(rows));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString().split('\r\n')).toHaveLength(rows.length + 2);
  const found = readCsv(bytes);
  expect(found.map(({ area }) => area)).toEqual(rows.map(([area]) => area));
  expect(found.map(({ value, suppressed, noData }) => [value, suppressed, noData])).toEqual([
    ['7', 'false', 'false'],
    ['0', 'false', 'false'],
    ['', 'true', 'false'],
    ['', 'false', 'true'],
  ]);
  expect(found[0]).toMatchObject({ rate: '94.49', on: '2026-03-02', at: '2026-03-02T02:03:04.000Z' });
});

test('an empty text and no value differ in CSV, and commas, quotes and new lines stay in their cell', async () => {
  const texts = ['', null, 'a,b', 'a"b', 'a\nb', 'a\rb', 'a\r\nb', ' a '];
  const bytes = await written(
    writeCsv,
    tableOf(
      texts.map((text) => [text, 1]),
      [column('text', 'text'), column('n', 'integer')],
    ),
  );
  expect(bytes.toString().split('\r\n').slice(1, 3)).toEqual(['"",1', ',1']);
  expect(readCsv(bytes).map(({ text }) => text)).toEqual(texts.map((text) => text ?? ''));
});

test('zero, hidden and unknown are three answers in a workbook, whose cells have their types', async () => {
  const sheets = await readXlsx(await written(writeXlsx, tableOf(rows)));
  const [names, ...found] = sheets['Dữ liệu - Data'] ?? [];
  expect(names).toEqual(figures.map(({ name }) => name));
  // A workbook keeps an instant as a fraction of a day.
  const toSecond = (cell: unknown) => (cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000) : cell);
  expect(found.map((row) => row.map(toSecond))).toEqual([
    ['Xã Sì Lở Lầu', 7, false, false, 94.49, new Date('2026-03-02T00:00:00Z'), at],
    ['Mường Tè', 0, false, false, 0, new Date('2019-08-12T00:00:00Z'), at],
    ['Pa Ủ', null, true, false, null, null, null],
    ['Tà Tổng', null, false, true, null, null, null],
  ]);
});

test('a workbook has its first row fixed, and the data dictionary on a sheet of its own', async () => {
  const bytes = await written(writeXlsx, tableOf(rows));
  expect(sheetXml(bytes)).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  const lines = (await readXlsx(bytes))['Từ điển dữ liệu - Dictionary'] ?? [];
  expect(lines[0]?.slice(0, 2)).toEqual(['Nội dung / Title', 'Đơn vị đăng ký / Units registered']);
  expect(lines.at(-7)).toEqual(['area', 'văn bản / text', null, 'Cột area', 'area']);
});

test('zero, hidden and unknown are three answers in Parquet, whose columns have their types', async () => {
  const { rows: found, schema, metadata } = await readParquet(await written(writeParquet, tableOf(rows)));
  expect(schema).toEqual({
    ...{ area: 'UTF8', value: 'INT64', suppressed: 'BOOLEAN', noData: 'BOOLEAN', rate: 'DOUBLE', on: 'DATE', at: 'TIMESTAMP_MILLIS' },
  });
  expect(found).toEqual([
    { area: 'Xã Sì Lở Lầu', value: 7n, suppressed: false, noData: false, rate: 94.49, on: new Date('2026-03-02T00:00:00Z'), at },
    { area: 'Mường Tè', value: 0n, suppressed: false, noData: false, rate: 0, on: new Date('2019-08-12T00:00:00Z'), at },
    { area: 'Pa Ủ', value: null, suppressed: true, noData: false, rate: null, on: null, at: null },
    { area: 'Tà Tổng', value: null, suppressed: false, noData: true, rate: null, on: null, at: null },
  ]);
  expect(metadata).toMatchObject({ title: 'Đơn vị đăng ký', dictionary: expect.stringContaining('| area | văn bản / text |') });
});

test('a table without a row is a file with its columns', async () => {
  expect((await written(writeCsv, tableOf([]))).toString().trim()).toBe(`\uFEFF${figures.map(({ name }) => name).join(',')}`.trim());
  expect((await readXlsx(await written(writeXlsx, tableOf([]))))['Dữ liệu - Data']).toHaveLength(1);
  const { rows: none, schema } = await readParquet(await written(writeParquet, tableOf([])));
  expect([none, Object.keys(schema)]).toEqual([[], figures.map(({ name }) => name)]);
});

test('many rows come whole and in order in each format', async () => {
  const many = Array.from({ length: 12_345 }, (_, i) => [`Xã ${i}`, i]);
  const table = () => tableOf(many, [column('area', 'text'), column('n', 'integer')]);
  expect(readCsv(await written(writeCsv, table())).map(({ area, n }) => [area, Number(n)])).toEqual(many);
  expect((await readXlsx(await written(writeXlsx, table())))['Dữ liệu - Data']?.slice(1)).toEqual(many);
  expect((await readParquet(await written(writeParquet, table()))).rows.map(({ area, n }) => [area, Number(n)])).toEqual(many);
});

test('text is NFC in every format, however it was typed', async () => {
  const table = () => tableOf([['Xã Sì Lở Lầu'.normalize('NFD'), 'Đường'.normalize('NFD')]], [column('a', 'text'), column('b', 'text')]);
  const cells = ['Xã Sì Lở Lầu', 'Đường'].map((text) => text.normalize('NFC'));
  expect(Object.values(readCsv(await written(writeCsv, table()))[0] ?? {})).toEqual(cells);
  expect((await readXlsx(await written(writeXlsx, table())))['Dữ liệu - Data']?.[1]).toEqual(cells);
  expect(Object.values((await readParquet(await written(writeParquet, table()))).rows[0] ?? {})).toEqual(cells);
});

const formulas = [
  '=1+1',
  '+84912345678',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '\u00A0\u3000=1',
  '\u200B=1',
  '\uFEFF=1',
  '\uFF1D1+1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF20A1',
  '\uFE661',
  'x;=1+1',
  'x\n=1+1',
  'x\t @A1',
  '\ttext',
  '\rtext',
];

test('what a spreadsheet would take as a formula has an apostrophe before it in CSV', async () => {
  const bytes = await written(
    writeCsv,
    tableOf(
      formulas.map((text) => [text]),
      [column('text', 'text')],
    ),
  );
  const dangerous = /(^|[;\t\r\n])[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66]|^[\t\r]/u;
  for (const { text = '' } of readCsv(bytes)) expect(text).not.toMatch(dangerous);
  expect(neutralise('=1+1')).toBe("'=1+1");
  expect(neutralise('x;=1+1')).toBe("x;'=1+1");
});

test('other text is left as it is, and numbers keep their sign', async () => {
  for (const text of ['Trường THCS 1-5', 'a=b', 'Pa Ủ', "'x", 'x; y', '03408@2025-07-01', '']) expect(neutralise(text)).toBe(text);
  const bytes = await written(writeCsv, tableOf([[-5, -1.5]], [column('a', 'integer'), column('b', 'number')]));
  expect(readCsv(bytes)).toEqual([{ a: '-5', b: '-1.5' }]);
});

test('a workbook has no formula, whatever its texts begin with', async () => {
  const bytes = await written(
    writeXlsx,
    tableOf(
      formulas.map((text) => [text]),
      [column('=text', 'text')],
    ),
  );
  expect(sheetXml(bytes)).not.toMatch(/<f[ >]/);
  const found = (await readXlsx(bytes))['Dữ liệu - Data'] ?? [];
  expect(found[0]).toEqual(['=text']);
  expect(found[1]).toEqual(['=1+1']);
  expect(found.filter(([cell]) => typeof cell === 'string')).toHaveLength(formulas.length + 1);
});
