import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import readWorkbook from 'read-excel-file/node';

// What a reader of each format finds, by programs that are not those which wrote it.

export const readCsv = (bytes: Buffer): Record<string, string>[] => parse(bytes, { bom: true, columns: true });

/** All sheets by their names, each as rows of cells. */
export async function readXlsx(bytes: Buffer): Promise<Record<string, unknown[][]>> {
  const sheets = (await readWorkbook(bytes)) as unknown as { sheet: string; data: unknown[][] }[];
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
}

export async function readParquet(bytes: Buffer) {
  const file = new Uint8Array(bytes).buffer;
  const { schema, key_value_metadata: pairs = [] } = parquetMetadata(file);
  return {
    rows: await parquetReadObjects({ file }),
    schema: Object.fromEntries(schema.slice(1).map(({ name, type, converted_type }) => [name, converted_type ?? type])),
    metadata: Object.fromEntries(pairs.map(({ key, value }) => [key, value])),
  };
}

/** The XML of the sheets, to see what cells are before anybody interprets them. */
export function sheetXml(workbook: Buffer): string {
  const end = workbook.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const texts: string[] = [];
  for (let at = workbook.readUInt32LE(end + 16); workbook.readUInt32LE(at) === 0x02014b50; ) {
    const [size, nameLength, extraLength, commentLength] = [20, 28, 30, 32].map((offset, i) =>
      i ? workbook.readUInt16LE(at + offset) : workbook.readUInt32LE(at + offset),
    ) as [number, number, number, number];
    const name = workbook.toString('utf8', at + 46, at + 46 + nameLength);
    const local = workbook.readUInt32LE(at + 42);
    const start = local + 30 + workbook.readUInt16LE(local + 26) + workbook.readUInt16LE(local + 28);
    if (name.startsWith('xl/worksheets/sheet')) texts.push(inflateRawSync(workbook.subarray(start, start + size)).toString());
    at += 46 + nameLength + extraLength + commentLength;
  }
  return texts.join('\n');
}
