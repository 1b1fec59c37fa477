import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Problem } from '@binhan/common/errors';
import { aboutLines, columnLines } from './dictionary.ts';
import { batchesOf, clean, type WriteTable } from './table.ts';

const thread = fileURLToPath(new URL('../../child/write-workbook.js', import.meta.url));
const sheets = { data: 'Dữ liệu - Data', dictionary: 'Từ điển dữ liệu - Dictionary' };

const rowsAtOnce = 1000;
/** Of the thread alone. The most rows that an XLSX export may have, with twenty columns, take two thirds of it. */
const mostMemoryMb = 1536;

/** A workbook of typed cells under a fixed first row, and a second sheet with the data dictionary. */
export const writeXlsx: WriteTable = async (table, write, signal) => {
  const worker = new Worker(thread, {
    workerData: {
      sheets,
      names: table.columns.map(({ name }) => name),
      types: table.columns.map(({ type }) => type),
      about: aboutLines(table),
      lines: columnLines(table),
    },
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    env: {},
  });
  const written = once(worker, 'message', { signal }); // fails when the thread does
  written.catch(() => {}); // it may fail before anybody waits for it
  try {
    for await (const batch of batchesOf(table.rows, rowsAtOnce)) worker.postMessage(batch.map((row) => row.map(clean)));
    worker.postMessage(null);
    const [bytes] = (await written) as [Uint8Array];
    await write(bytes);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('EXPORT_TOO_WIDE') : error;
  } finally {
    await worker.terminate();
  }
};
