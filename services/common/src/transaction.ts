import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { type Day, dayOf } from './clock.ts';
import type { CloudEvent } from './cloud-event.ts';
import type { Database } from './database.ts';
import { isDuplicate, isLostConnection, isTransient } from './database-errors.ts';
import { Problem } from './errors.ts';
import { type EventOrigin, type NewEvents, newEventsIn } from './new-events.ts';
import { type Rows, rowsIn } from './rows.ts';
import { systemViewer, type Viewer } from './viewer.ts';

/** Who acts, when, and because of what. */
export type Origin = Omit<EventOrigin, 'newId'> & {
  /** Where ids come from; UUIDv7 of the current time unless told otherwise. */
  newId?: ((now: Date) => string) | undefined;
};

/** All that an operation may touch. Opened by a door (mutation, consumer, job), never by an operation. */
export type Tx = Rows &
  NewEvents & {
    readonly manager: EntityManager;
    readonly viewer: Viewer;
    readonly now: Date;
    readonly today: Day;
    newId(): string;
    /** The same transaction, for what follows from an event: what it records names that event as its cause. */
    because(event: CloudEvent): Tx;
    /** Does something as the last thing of the transaction: for a row that all writers share, so that none holds its lock for long. */
    beforeCommit(work: LastWork): void;
  };

type LastWork = () => Promise<void>;

/** For what follows by itself from an act: the house does it, whatever the viewer may; events still name who acted. */
export function asHouse(tx: Tx, name: string): Tx {
  return { ...tx, viewer: systemViewer(name) };
}

const tries = 4;

/**
 * Opens a transaction at a door. What `work` does is kept as a whole or not at all. Deadlocks and connections lost before
 * the commit are tried again, so `work` must have no effect outside of the transaction.
 */
export async function inTransaction<T>(database: Database, origin: Origin, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let events = 0;
    let committing = false;
    const run = async (manager: EntityManager) => {
      const last: LastWork[] = [];
      const result = await work(openTx(manager, origin, () => events++, last));
      for (const one of last) await one();
      committing = true;
      return result;
    };
    try {
      const result = database.kind === 'mysql' ? await database.write.transaction('READ COMMITTED', run) : await inLine(database, run);
      if (events) for (const wake of commitListeners.get(database) ?? []) wake();
      return result;
    } catch (error) {
      // A connection lost during the commit: nobody knows whether it was made, and a second try could do the work twice.
      if (committing && isLostConnection(error)) throw error;
      // Two requests may make the same row at once (a pseudonym, a replayed mutation): the second finds it when it tries again.
      if (attempt === tries || !(isTransient(error) || isDuplicate(error))) throw isDuplicate(error) ? new Problem('CONFLICT') : error;
      await pause(20 * 2 ** attempt * Math.random());
    }
  }
}

const lines = new WeakMap<Database, Promise<unknown>>();

// SQLite's one writing connection knows one transaction at a time: without the line, overlapping ones would join each other.
function inLine<T>(database: Database, run: (manager: EntityManager) => Promise<T>): Promise<T> {
  const turn = (lines.get(database) ?? Promise.resolve()).then(() => database.write.transaction(run));
  lines.set(
    database,
    turn.catch(() => {}),
  );
  return turn;
}

const commitListeners = new WeakMap<Database, Set<() => void>>();

/** Calls `wake` after each commit that left an event in the outbox; returns how to end that. */
export function onCommit(database: Database, wake: () => void): () => void {
  const listeners = commitListeners.get(database) ?? new Set();
  commitListeners.set(database, listeners.add(wake));
  return () => listeners.delete(wake);
}

function openTx(manager: EntityManager, origin: Origin, recorded: () => void, last: LastWork[]): Tx {
  const { viewer, now } = origin;
  const newId = () => origin.newId?.(now) ?? v7({ msecs: now.getTime() });
  return {
    manager,
    viewer,
    now,
    today: dayOf(now),
    newId,
    ...rowsIn(manager),
    ...newEventsIn(manager, { ...origin, newId }, recorded),
    because: ({ id, correlationid }) => openTx(manager, { ...origin, causationId: id, correlationId: correlationid ?? id }, recorded, last),
    beforeCommit: (one) => void last.push(one),
  };
}
