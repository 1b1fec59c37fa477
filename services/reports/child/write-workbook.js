// A thread of src/exports/xlsx.ts: takes rows as messages, and answers `null` with the workbook's bytes. write-excel-file makes
// a file in one go, seconds for a hundred thousand rows, and meanwhile the service has to answer. Plain JavaScript, so that
// tests and production start the same file.
import { parentPort, workerData } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';

const { sheets, types } = workerData;
const bold = (value) => ({ value, type: String, fontWeight: 'bold' });
const text = (value) => ({ value, type: String });

// The type of each cell is named: a text that begins with "=" stays a text.
const cells = {
  text,
  integer: (value) => ({ value, type: Number }),
  number: (value) => ({ value, type: Number }),
  boolean: (value) => ({ value, type: Boolean }),
  day: (value) => ({ value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }),
  instant: (value) => ({ value, type: Date, format: 'yyyy-mm-dd hh:mm:ss' }),
};
const widths = { text: 24, integer: 12, number: 12, boolean: 10, day: 12, instant: 20 };

const data = [workerData.names.map(bold)];

parentPort.on('message', async (rows) => {
  if (rows) {
    for (const row of rows) data.push(row.map((cell, i) => (cell === null ? null : cells[types[i]](cell))));
    return;
  }
  const dictionary = [
    ...workerData.about.map(([name, value]) => [bold(name), text(value)]),
    [],
    ...workerData.lines.map((line, i) => line.map((cell) => (cell === '' ? null : i ? text(cell) : bold(cell)))),
  ];
  const file = await writeExcelFile([
    { data, sheet: sheets.data, stickyRowsCount: 1, columns: types.map((type) => ({ width: widths[type] })) },
    { data: dictionary, sheet: sheets.dictionary, columns: [{ width: 28 }, { width: 28 }, { width: 20 }, { width: 60 }, { width: 60 }] },
  ]).toBuffer();
  const bytes = Uint8Array.from(file);
  parentPort.postMessage(bytes, [bytes.buffer]);
  parentPort.close();
});
