import { writeCsv } from './csv.ts';
import { dictionaryMarkdown } from './dictionary.ts';
import { writeParquet } from './parquet.ts';
import type { WriteTable } from './table.ts';
import { writeXlsx } from './xlsx.ts';

export type Format = 'CSV' | 'XLSX' | 'PARQUET';

type FormatSpec = {
  ending: string;
  mediaType: string;
  write: WriteTable;
  /** Rows that a file may have: memory sets it for XLSX, patience for the others. */
  mostRows: number;
  /** Whether the data dictionary is a file of its own. */
  besides: boolean;
};

export const formats: Readonly<Record<Format, FormatSpec>> = {
  CSV: { ending: 'csv', mediaType: 'text/csv; charset=utf-8', write: writeCsv, mostRows: 2_000_000, besides: true },
  XLSX: {
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeXlsx,
    mostRows: 200_000,
    besides: false,
  },
  PARQUET: { ending: 'parquet', mediaType: 'application/vnd.apache.parquet', write: writeParquet, mostRows: 2_000_000, besides: true },
};

/** The files of an export in their order: data first. */
export function filesOf(format: Format, name: string): { name: string; mediaType: string; write: WriteTable }[] {
  const { ending, mediaType, write, besides } = formats[format];
  const data = { name: `${name}.${ending}`, mediaType, write };
  return besides ? [data, { name: `${name}.dictionary.md`, mediaType: 'text/markdown; charset=utf-8', write: writeDictionary }] : [data];
}

const writeDictionary: WriteTable = (table, write) => write(Buffer.from(dictionaryMarkdown(table)));
