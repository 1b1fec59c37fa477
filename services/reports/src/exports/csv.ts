import { stringify } from 'csv-stringify/sync';
import { neutralise } from './formulas.ts';
import { batchesOf, type Cell, clean, type WriteTable } from './table.ts';

const rowsAtOnce = 1000;

/** Without it Excel reads Vietnamese as Latin-1. */
const byteOrderMark = '\uFEFF';

/** RFC 4180 with commas. No value is an empty cell, an empty text is `""`; days and instants are ISO 8601. */
export const writeCsv: WriteTable = async ({ columns, rows }, write) => {
  await write(Buffer.from(byteOrderMark + lines([columns.map(({ name }) => name)])));
  for await (const batch of batchesOf(rows, rowsAtOnce)) await write(Buffer.from(lines(batch.map((row) => row.map(textOf)))));
};

const emptyText = { value: '', quoted_empty: true };

function lines(rows: readonly (readonly (string | null)[])[]): string {
  return stringify(rows as string[][], {
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    cast: { string: (value) => (value === '' ? emptyText : value) },
  });
}

function textOf(cell: Cell): string | null {
  const value = clean(cell);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? neutralise(value) : value === null ? null : String(value);
}
