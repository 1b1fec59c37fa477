import { ByteWriter, parquetWriteRows, type SchemaElement } from 'hyparquet-writer';
import { dictionaryMarkdown } from './dictionary.ts';
import { type Cell, type ColumnType, clean, type ExportColumn, type ExportTable, type WriteBytes, type WriteTable } from './table.ts';

/** Rows that are held in memory together, and found together by a reader. */
const rowsInGroup = 5000;

const types: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

/** Typed columns, compressed by snappy; the data dictionary is in the metadata of the file as well as beside it. */
export const writeParquet: WriteTable = async (table, write) => {
  const { columns } = table;
  await parquetWriteRows({
    writer: flushing(write),
    rows: records(table),
    columns: columns.map(({ name }) => ({ name })),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    rowGroupSize: rowsInGroup,
    kvMetadata: [
      { key: 'title', value: table.title.vi },
      { key: 'dictionary', value: dictionaryMarkdown(table) },
      { key: 'columns', value: JSON.stringify(columns) },
    ],
    createdBy: 'binhan',
  });
};

const elementOf = ({ name, type }: ExportColumn): SchemaElement => ({ name, ...types[type], repetition_type: 'OPTIONAL' });

async function* records({ columns, rows }: ExportTable): AsyncGenerator<Record<string, unknown>> {
  for await (const row of rows) yield Object.fromEntries(columns.map(({ name, type }, i) => [name, parquetValue(type, row[i] ?? null)]));
}

function parquetValue(type: ColumnType, cell: Cell): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell as number);
  if (type === 'day') return new Date(`${cell}T00:00:00Z`);
  return clean(cell);
}

/** Hands on what was written after each group of rows, so that no whole file is held. */
function flushing(write: WriteBytes): ByteWriter {
  const writer = new ByteWriter();
  const flush = async () => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    await write(bytes);
  };
  return Object.assign(writer, { flush, finish: flush });
}
