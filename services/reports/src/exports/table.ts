import type { Words } from '@binhan/common/errors';

/** `day` is text `YYYY-MM-DD`, `instant` a Date. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'instant';
export type ExportColumn = { name: string; type: ColumnType; description: Words; unit?: Words };
export type Cell = string | number | boolean | null | Date;

/** A line above the data dictionary: what was asked, as of when, by which rule. */
export type About = { name: Words; value: string | Words };

/** What an export writes, whatever it is of and in whichever format. */
export type ExportTable = {
  title: Words;
  about: readonly About[];
  columns: readonly ExportColumn[];
  /** How many rows will come, where that is known before. */
  total: number | null;
  /** One cell for each column. They come as they are read: nobody holds all of them. */
  rows: AsyncIterable<readonly Cell[]>;
};

/** Takes the bytes of a file in their order. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

/** Writes a table as a file of one format; ends with an error soon after the signal. */
export type WriteTable = (table: ExportTable, write: WriteBytes, signal: AbortSignal) => Promise<void>;

/** A cell as all formats hold it: text in NFC, so that what looks alike is alike. */
export function clean(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.normalize('NFC') : cell;
}

/** Rows in lists of `size`, the last one shorter. */
export async function* batchesOf<Row>(rows: AsyncIterable<Row>, size: number): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    if (batch.push(row) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
