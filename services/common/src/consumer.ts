import { setTimeout as pause } from 'node:timers/promises';
import { chunksOf } from './chunks.ts';
import type { Clock } from './clock.ts';
import { parseEvent } from './cloud-event.ts';
import { type Applier, applyOnce, readPositions, setStarts, unfinishedStarts, waitForReplacement } from './consumer-position.ts';
import type { Database } from './database.ts';
import { isTransient } from './database-errors.ts';
import { heldKeys, keepDeadLetter } from './dead-letters.ts';
import type { Batch, EventLog, LogRecord, Subscription } from './event-log.ts';
import type { Logger } from './logger.ts';
import { isCompacted } from './topic-plan.ts';
import { inTransaction, type Tx } from './transaction.ts';
import { systemViewer } from './viewer.ts';

export type { Handler, Handlers, TopicHandler } from './consumer-position.ts';

export type ConsumerOptions = Applier & {
  database: Database;
  log: EventLog;
  logger: Logger;
  clock: Clock;
};

// Many records in one transaction make a replay fast; a failure is then looked for one record at a time.
const chunkSize = 100;
const mostTries = 5;
// Not three, as first planned: two kills from outside at the same place must not condemn an event that was never to blame.
const mostStarts = 5;

/**
 * Reads topics and applies each event once. Per chunk one transaction moves the positions and has the effects; only then
 * is the log told. A transient error is tried again in place; an event that fails for good is kept as a dead letter, the
 * later events of its key wait behind it, and all other keys go on.
 */
export async function startConsumer(options: ConsumerOptions): Promise<Subscription> {
  for (const [topic, { erase }] of Object.entries(options.handlers))
    if (isCompacted(topic) && !erase)
      throw new Error(`${options.name} reads ${topic}, whose records may be erased, and cannot erase what it keeps`);
  const started = new Set<string>();
  // First batches go one after the other, so that a process that ends names the one event that it was at.
  let line: Promise<unknown> = Promise.resolve();
  return options.log.subscribe(options.name, Object.keys(options.handlers), async (batch) => {
    const partition = `${batch.topic}/${batch.partition}`;
    if (started.has(partition)) return void (await applyBatch(options, batch));
    const turn = line.then(() => applyFirstBatch(options, batch));
    line = turn.catch(() => {});
    if (await turn) started.add(partition);
  });
}

/** False when the partition was lost before all was applied. */
async function applyBatch(options: ConsumerOptions, batch: Batch): Promise<boolean> {
  for (const chunk of chunksOf(batch.records, chunkSize)) {
    if (!(await applyChunk(options, batch, chunk))) return false;
    batch.done(chunk.at(-1) as LogRecord);
    await batch.heartbeat();
  }
  return true;
}

/**
 * The first batch of a partition after a start leaves a count while it runs. A start that finds one knows that an earlier
 * one ended in here: it goes one record at a time and counts each before its try, so that the count that is left belongs
 * to one record. The fifth such try is not made: the record becomes a dead letter.
 */
async function applyFirstBatch(options: ConsumerOptions, batch: Batch): Promise<boolean> {
  const place = { consumer: options.name, topic: batch.topic, partitionNo: batch.partition };
  const count = (starts: number) => untilDatabaseAnswers(options, batch, (tx) => setStarts(tx.manager, place, starts).then(() => true));
  const earlier = await untilDatabaseAnswers(options, batch, (tx) => unfinishedStarts(tx.manager, place));
  if (earlier === undefined) return false;
  let finished = false;
  try {
    finished = earlier
      ? await applyOneByOne(options, batch, earlier, count)
      : Boolean(await count(1)) && (await applyBatch(options, batch));
  } finally {
    // Stopped in order, or the partition went elsewhere, which heartbeat() tells by throwing: no event is to blame. A count
    // that stayed would let the next consumers take a healthy event for a deadly one.
    const viewer = systemViewer(options.name);
    const forget = (tx: Tx) => setStarts(tx.manager, place, 0);
    if (!finished) await inTransaction(options.database, { viewer, now: options.clock() }, forget).catch(() => {});
  }
  return finished && Boolean(await count(0));
}

async function applyOneByOne(
  options: ConsumerOptions,
  batch: Batch,
  earlier: number,
  count: (starts: number) => Promise<boolean | undefined>,
): Promise<boolean> {
  let starts = earlier;
  for (const record of batch.records) {
    const fresh = await untilDatabaseAnswers(options, batch, (tx) => isFresh(tx, options.name, record));
    if (fresh === undefined) return false;
    if (fresh) {
      starts++;
      if (!(await count(starts))) return false;
      const condemned = starts >= mostStarts;
      const kept = condemned
        ? await giveUp(options, batch, record, 'ended the process each time')
        : await applyChunk(options, batch, [record]);
      if (!kept) return false;
      starts = 1;
      if (!(await count(starts))) return false;
    }
    batch.done(record);
    await batch.heartbeat();
  }
  return true;
}

async function isFresh({ manager }: Tx, consumer: string, { topic, key, value }: LogRecord): Promise<boolean> {
  if (value === null) return true;
  const positions = await readPositions(manager, consumer, topic, [key]);
  try {
    return parseEvent(value).aggregateversion > (positions.get(key) ?? 0);
  } catch {
    return true;
  }
}

/** False when the partition was lost before the chunk was applied. */
async function applyChunk(options: ConsumerOptions, batch: Batch, chunk: LogRecord[]): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      const applied = await untilDatabaseAnswers(options, batch, (tx) => applyRecords(tx, options, batch.topic, chunk));
      return applied !== undefined;
    } catch (error) {
      options.logger.warn({ err: error, topic: batch.topic, attempt, records: chunk.length }, 'event not applied');
      const [record, ...others] = chunk as [LogRecord, ...LogRecord[]];
      if (others.length) {
        for (const one of chunk) if (!(await applyChunk(options, batch, [one]))) return false;
        return true;
      }
      if (attempt === mostTries) return giveUp(options, batch, record, String((error as Error)?.message ?? error));
      await batch.heartbeat();
      await pause(20 * 2 ** attempt);
    }
  }
}

async function giveUp(options: ConsumerOptions, batch: Batch, record: LogRecord, reason: string): Promise<boolean> {
  const kept = await untilDatabaseAnswers(options, batch, async (tx) => {
    await keepDeadLetter(tx.manager, options.name, record, reason, tx.now);
    return true;
  });
  const { topic, key, offset } = record;
  if (kept) options.logger.error({ topic, key, offset, reason }, 'event became a dead letter: its key waits');
  return kept !== undefined;
}

async function applyRecords(tx: Tx, options: ConsumerOptions, topic: string, records: readonly LogRecord[]): Promise<true> {
  const { name } = options;
  if (options.database.kind === 'mysql') await waitForReplacement(tx.manager, { consumer: name, topic });
  const keys = records.map(({ key }) => key);
  const held = await heldKeys(tx.manager, name, topic, keys);
  const positions = await readPositions(tx.manager, name, topic, keys);
  for (const record of records)
    if (held.has(record.key)) await keepDeadLetter(tx.manager, name, record, 'waits behind an earlier event of its key', tx.now);
    else await applyOnce(tx, options, record, positions);
  return true;
}

/** Runs a transaction, trying again while the database is away; undefined when the partition was lost meanwhile. */
async function untilDatabaseAnswers<T>(
  { database, name, clock, logger }: ConsumerOptions,
  batch: Batch,
  work: (tx: Tx) => Promise<T>,
): Promise<T | undefined> {
  while (batch.isCurrent()) {
    try {
      return await inTransaction(database, { viewer: systemViewer(name), now: clock() }, work);
    } catch (error) {
      if (!isTransient(error)) throw error;
      logger.warn({ err: error }, 'database away: trying again');
      // A heartbeat that fails says that the partition goes elsewhere; it says nothing against the event.
      if (
        !(await batch.heartbeat().then(
          () => true,
          () => false,
        ))
      )
        return undefined;
      await pause(500);
    }
  }
  return undefined;
}
