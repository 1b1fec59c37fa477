import { affected } from '@binhan/common/database';
import { isTransient } from '@binhan/common/database-errors';
import { Problem } from '@binhan/common/errors';
import { maskError } from '@binhan/common/graphql-errors';
import type { Tx } from '@binhan/common/transaction';
import { looking, type Worker, type WorkPlace } from '@binhan/common/worker';
import { In } from 'typeorm';
import { Export, type ExportedFile, openStates } from '../entities/export.ts';
import { ExportPart } from '../entities/export-part.ts';
import { counted } from './counted.ts';
import { filesOf, formats } from './formats.ts';
import { eraseParts, partWriter } from './part-store.ts';
import { nameOf, type TableOf, tableOfRequest } from './request.ts';

/** An export that keeps ending the process (memory, a fault) is given up, so that it does not stop the others for ever. */
const mostAttempts = 5;
export const keptDays = 7;

/**
 * Writes the exports that wait, the oldest first. One that was cut off is RUNNING and nobody's: it is begun again, under the next
 * attempt, since what its table said meanwhile may be another. Every write names its attempt, and so does the end.
 */
export function exportWorker(tableOf: TableOf = tableOfRequest): Worker {
  return {
    name: 'exports',
    async step(place) {
      const where = { state: In([...openStates]) };
      const next = await place.read.findOne(Export, { where, order: { id: 'ASC' }, comment: looking });
      if (next) await attempt(place, next, tableOf);
      return next !== null;
    },
  };
}

async function attempt(place: WorkPlace, next: Export, tableOf: TableOf): Promise<void> {
  const hold = await take(place, next);
  if (!hold) return;
  try {
    if (next.attempt >= mostAttempts) throw new Problem('EXPORT_GIVEN_UP', { attempts: mostAttempts });
    await eraseParts(place.door, next.id); // those of the attempt before
    const files = await write(place, hold, next, tableOf);
    await hold.end((now) => ({ state: 'READY', files, expiresAt: new Date(now.getTime() + keptDays * 86_400_000) }));
  } catch (error) {
    if (place.signal.aborted) return; // it is found again at the next start
    if (hold.signal.aborted) return await eraseCancelled(place, next.id);
    if (isTransient(error)) throw error;
    const { code, params } = error instanceof Problem ? error : maskError(error, place.logger);
    await hold.end(() => ({ state: 'FAILED', failure: { code, params } }));
    await eraseParts(place.door, next.id);
  }
}

/** Writes the files, piece by piece; the data counts as progress. */
async function write({ read, clock }: WorkPlace, hold: Hold, row: Export, tableOf: TableOf): Promise<ExportedFile[]> {
  const { request, requester: viewer, format } = row;
  const now = clock();
  const { mostRows } = formats[format];
  const table = await tableOf({ read, viewer, now }, request);
  if ((table.total ?? 0) > mostRows) throw new Problem('EXPORT_TOO_LARGE', { most: mostRows });
  await hold.change({ rowsTotal: table.total });
  const rows = counted(table.rows, { most: mostRows, signal: hold.signal, tell: (rowsDone) => hold.change({ rowsDone }) });
  const files: ExportedFile[] = [];
  for (const [file, { name, mediaType, write: writeFile }] of filesOf(format, nameOf(request, row.requestedAt)).entries()) {
    const parts = partWriter((some) =>
      hold.change({}, ({ manager }) =>
        manager.insert(
          ExportPart,
          some.map((part) => ({ exportId: row.id, file, ...part })),
        ),
      ),
    );
    await writeFile({ ...table, rows }, parts.write, hold.signal);
    files.push({ name, mediaType, bytes: await parts.end() });
  }
  return files;
}

type Hold = {
  /** Ends when the service stops, or when the export is no longer this attempt's. */
  signal: AbortSignal;
  change(columns: Partial<Export>, work?: (tx: Tx) => Promise<unknown>): Promise<void>;
  end(columns: (now: Date) => Partial<Export>): Promise<void>;
};

/** Makes the export this attempt's; null where another was faster, or it was cancelled. */
async function take({ door, signal: stopping }: WorkPlace, { id, attempt: known }: Export): Promise<Hold | null> {
  const taken = await door(({ manager }) =>
    manager.update(
      Export,
      { id, attempt: known, state: In([...openStates]) },
      { state: 'RUNNING', attempt: known + 1, rowsDone: 0, rowsTotal: null },
    ),
  );
  if (!affected(taken)) return null;
  const lost = new AbortController();
  const signal = AbortSignal.any([stopping, lost.signal]);
  const change = async (columns: (now: Date) => Partial<Export>, work?: (tx: Tx) => Promise<unknown>) => {
    signal.throwIfAborted();
    await door(async (tx) => {
      // The attempt is set too: pieces alone change nothing of the row, and an UPDATE has to set something.
      const found = await tx.manager.update(Export, { id, attempt: known + 1, state: 'RUNNING' }, {
        ...columns(tx.now),
        attempt: known + 1,
      } as object);
      if (affected(found)) await work?.(tx);
      else lost.abort();
    });
    signal.throwIfAborted();
  };
  return {
    signal,
    change: (columns, work) => change(() => columns, work),
    end: (columns) => change((now) => ({ slot: null, finishedAt: now, ...columns(now) })),
  };
}

/** What was cancelled while it was written leaves nothing behind; what another replica has taken over is that one's. */
async function eraseCancelled({ door, read }: WorkPlace, id: string): Promise<void> {
  if (!(await read.existsBy(Export, { id, state: In([...openStates, 'READY']) }))) await eraseParts(door, id);
}
