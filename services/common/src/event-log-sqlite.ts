import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import type { Appended, EventLog, LogRecord, NewRecord, Subscription } from './event-log.ts';
import { createSleeper } from './sleeper.ts';

const partition = 0;
const batchSize = 500;
// Another process may append to the same file; within one process readers are woken at once.
const pollMs = 100;

/** How the file writes a record without a value: no event is empty. */
const tombstone = '';

type Row = { topic: string; position: number; key: string; value: string };
const wakers = new Map<string, Set<() => void>>();

/** The embedded log: a file for all topics, where several processes of one machine may read and write. */
export function sqliteLog(file: string, isCompacted: (topic: string) => boolean = () => false): EventLog {
  mkdirSync(dirname(file), { recursive: true });
  const db = openLog(file, isCompacted);
  const insert = db.prepare('INSERT INTO record (topic, position, key, value, occurredAt) VALUES (?, ?, ?, ?, ?)');
  const eraseBefore = db.prepare('DELETE FROM record WHERE topic = ? AND key = ? AND position < ?');
  const end = db.prepare('SELECT COALESCE(MAX(position), 0) AS position FROM record WHERE topic = ?');
  const after = db.prepare('SELECT topic, position, key, value FROM record WHERE topic = ? AND position > ? ORDER BY position LIMIT ?');
  const committed = db.prepare('SELECT position FROM group_position WHERE groupName = ? AND topic = ?');
  const commit = db.prepare(
    'INSERT INTO group_position (groupName, topic, position) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
  );
  const forget = db.prepare('DELETE FROM group_position WHERE groupName = ?');
  const endOf = (topic: string) => (end.get(topic) as Row).position;
  const positionOf = (group: string, topic: string) => (committed.get(group, topic) as Row | undefined)?.position ?? 0;
  const readAfter = (topic: string, position: number) => (after.all(topic, position, batchSize) as Row[]).map(toRecord);
  const appendAll = db.transaction((records: readonly NewRecord[]) => {
    const ends = new Map<string, number>();
    for (const { topic, key, value, occurredAt } of records) {
      const position = (ends.get(topic) ?? endOf(topic)) + 1;
      ends.set(topic, position);
      insert.run(topic, position, key, value ?? tombstone, occurredAt.toISOString());
      // At once: who has a record erased does not wait for the next start.
      if (value === null && isCompacted(topic)) eraseBefore.run(topic, key, position);
    }
  });
  const subscriptions = new Set<Subscription>();

  return {
    async append(records): Promise<Appended> {
      try {
        // immediate: the positions are read under the lock that writes them, whichever process writes
        appendAll.immediate(records);
      } catch (error) {
        return { accepted: [], refused: [], error: error as Error };
      }
      for (const wake of wakers.get(file) ?? []) wake();
      return { accepted: records.map(({ sequence }) => sequence), refused: [] };
    },

    async subscribe(group, topics, onBatch) {
      const signal = createSignal(file);
      let failure: string | undefined;
      const deliver = async (topic: string): Promise<boolean> => {
        const position = positionOf(group, topic);
        const records = readAfter(topic, position);
        if (!records.length) return false;
        const done = (record: LogRecord) => commit.run(group, topic, Number(record.offset));
        await onBatch({ topic, partition, records, isCurrent: () => !signal.ended(), heartbeat: async () => {}, done });
        // A batch of which nothing was done comes again, but not in a loop that lets nothing else run.
        return positionOf(group, topic) > position;
      };
      const loop = async () => {
        while (!signal.ended()) {
          let moved = false;
          for (const topic of topics) if (!signal.ended()) moved = (await deliver(topic)) || moved;
          if (!moved) await signal.wait(pollMs);
        }
      };
      const running = loop().catch((error: Error) => {
        failure = error.message;
      });
      const subscription: Subscription = {
        lag: async () => Object.fromEntries(topics.map((topic) => [topic, endOf(topic) - positionOf(group, topic)])),
        failure: () => failure,
        async stop() {
          signal.end();
          subscriptions.delete(subscription);
          await running;
        },
      };
      subscriptions.add(subscription);
      return subscription;
    },

    async *read(topic, { fromBeginning, follow, signal }) {
      let position = fromBeginning ? 0 : endOf(topic);
      while (!signal.aborted) {
        const records = readAfter(topic, position);
        yield* records;
        position = Number(records.at(-1)?.offset ?? position);
        if (records.length) continue;
        if (!follow) return;
        await pause(pollMs, undefined, { signal }).catch(() => {});
      }
    },

    ends: async (topics) =>
      new Map(
        topics.flatMap((topic): [string, bigint][] => {
          const last = endOf(topic);
          return last ? [[`${topic}/${partition}`, BigInt(last)]] : [];
        }),
      ),

    forget: async (group) => void forget.run(group),

    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      db.close();
    },
  };
}

function openLog(file: string, isCompacted: (topic: string) => boolean) {
  const db = new Libsql(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('busy_timeout = 10000');
  db.exec(`CREATE TABLE IF NOT EXISTS record (topic TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
      occurredAt TEXT NOT NULL, PRIMARY KEY (topic, position)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS group_position (groupName TEXT NOT NULL, topic TEXT NOT NULL, position INTEGER NOT NULL,
      PRIMARY KEY (groupName, topic)) WITHOUT ROWID;`);
  const topics = db.prepare('SELECT DISTINCT topic FROM record').all() as { topic: string }[];
  for (const { topic } of topics) if (isCompacted(topic)) compact(db, topic);
  return db;
}

/** Leaves the newest record of each key, as Kafka does from time to time. Tombstones stay: some reader may not know them yet. */
function compact(db: InstanceType<typeof Libsql>, topic: string): void {
  db.prepare(
    'DELETE FROM record WHERE topic = ? AND position NOT IN (SELECT MAX(position) FROM record newest WHERE newest.topic = record.topic GROUP BY key)',
  ).run(topic);
}

const toRecord = ({ topic, position, key, value }: Row): LogRecord => ({
  topic,
  partition,
  offset: String(position),
  key,
  value: value === tombstone ? null : value,
});

/** Waits for an append of this process, for some time, or for the end. */
function createSignal(file: string) {
  let ended = false;
  const { sleep, wake } = createSleeper();
  const all = wakers.get(file) ?? new Set();
  wakers.set(file, all.add(wake));
  return {
    ended: () => ended,
    wait: sleep,
    end() {
      ended = true;
      all.delete(wake);
      wake();
    },
  };
}
