import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { type CloudEvent, parseEvent } from './cloud-event.ts';
import { ConsumerStart, countStart, movePosition, type Positions, readPositions } from './consumer-position.ts';
import { type Database, isTransient } from './database.ts';
import { heldKeys, keepDeadLetter } from './dead-letters.ts';
import type { Batch, EventLog, LogRecord, Subscription } from './event-log.ts';
import type { Logger } from './logger.ts';
import type { ConsumerMetrics } from './metrics.ts';
import { inTransaction, type Tx } from './transaction.ts';
import { systemViewer } from './viewer.ts';

/** Applies one event. It is called once per version, in order per key, inside the consumer's transaction. */
export type Handler = (tx: Tx, event: CloudEvent<Record<string, unknown>>) => Promise<void>;

/** Topic -> handler. */
export type Handlers = Readonly<Record<string, Handler>>;

export type ConsumerOptions = {
  name: string;
  handlers: Handlers;
  database: Database;
  log: EventLog;
  logger: Logger;
  metrics: ConsumerMetrics;
  clock: Clock;
};

// Many records in one transaction make a replay fast; a failure is then looked for one record at a time.
const chunkSize = 100;
const mostTries = 5;
const mostStarts = 3;

/**
 * Reads topics and applies each event once. Per chunk one transaction moves the positions and has the effects; only then
 * is the log told. A transient error is tried again in place; an event that fails for good is kept as a dead letter, the
 * later events of its key wait behind it, and all other keys go on.
 */
export async function startConsumer(options: ConsumerOptions): Promise<Subscription> {
  const startedPartitions = new Set<string>();
  return options.log.subscribe(options.name, Object.keys(options.handlers), async (batch) => {
    const place = { consumer: options.name, topic: batch.topic, partitionNo: batch.partition };
    const first = !startedPartitions.has(`${batch.topic}/${batch.partition}`);
    const starts = first ? await untilDatabaseAnswers(options, batch, (tx) => countStart(tx.manager, place)) : 0;
    if (starts === undefined) return;
    // Earlier starts died in this batch: go one record at a time, and give up the record that three of them died of.
    const careful = starts > 1;
    let condemned = starts >= mostStarts;
    for (const chunk of chunksOf(batch.records, careful ? 1 : chunkSize)) {
      const fresh = careful ? (await unapplied(options, chunk)).length > 0 : true;
      const applied = await applyChunk(options, batch, chunk, condemned && fresh ? 'ended the process each time' : undefined);
      if (!applied) return;
      if (careful && fresh) {
        condemned = false;
        await untilDatabaseAnswers(options, batch, (tx) => tx.manager.update(ConsumerStart, place, { starts: 1 }));
      }
      batch.done(chunk.at(-1) as LogRecord);
      await batch.heartbeat();
    }
    if (first) await untilDatabaseAnswers(options, batch, (tx) => tx.manager.update(ConsumerStart, place, { starts: 0 }));
    startedPartitions.add(`${batch.topic}/${batch.partition}`);
  });
}

/** False when the partition was lost before the chunk was applied. */
async function applyChunk(options: ConsumerOptions, batch: Batch, chunk: LogRecord[], condemned?: string): Promise<boolean> {
  if (condemned) return giveUp(options, batch, chunk, condemned);
  for (let attempt = 1; ; attempt++) {
    try {
      const applied = await untilDatabaseAnswers(options, batch, (tx) => applyRecords(tx, options, batch.topic, chunk));
      return applied !== undefined;
    } catch (error) {
      options.logger.warn({ err: error, topic: batch.topic, attempt, records: chunk.length }, 'event not applied');
      if (chunk.length > 1) {
        for (const record of chunk) if (!(await applyChunk(options, batch, [record]))) return false;
        return true;
      }
      if (attempt === mostTries) return giveUp(options, batch, chunk, String((error as Error)?.message ?? error));
      await batch.heartbeat();
      await pause(20 * 2 ** attempt);
    }
  }
}

async function giveUp(options: ConsumerOptions, batch: Batch, chunk: LogRecord[], reason: string): Promise<boolean> {
  const kept = await untilDatabaseAnswers(options, batch, async (tx) => {
    for (const record of chunk) await keepDeadLetter(tx.manager, options.name, record, reason, tx.now);
    return true;
  });
  for (const { topic, key, offset } of chunk)
    options.logger.error({ topic, key, offset, reason }, 'event became a dead letter: its key waits');
  return kept !== undefined;
}

/** Applies records that the log or a person (dead letters) hands over; what was applied before is skipped. */
export async function applyRecords(
  tx: Tx,
  options: Pick<ConsumerOptions, 'name' | 'handlers' | 'metrics'>,
  topic: string,
  records: readonly LogRecord[],
): Promise<true> {
  const { name: consumer, metrics } = options;
  const handler = options.handlers[topic] as Handler;
  const held = await heldKeys(tx.manager, consumer, topic, records);
  const positions: Positions = await readPositions(
    tx.manager,
    consumer,
    topic,
    records.map(({ key }) => key),
  );
  for (const record of records) {
    if (held.has(record.key)) {
      await keepDeadLetter(tx.manager, consumer, record, 'waits behind an earlier event of its key', tx.now);
      continue;
    }
    const event = parseEvent(record.value);
    const known = positions.get(event.subject);
    const version = event.aggregateversion;
    if (known !== undefined && version <= known) {
      metrics.duplicates.inc({ topic });
      continue;
    }
    if (version > (known ?? 0) + 1) metrics.gaps.inc({ topic });
    await movePosition(tx.manager, { consumer, topic, aggregateId: event.subject }, known, version);
    positions.set(event.subject, version);
    await handler(tx.because(event), event);
    metrics.applied.inc({ topic });
  }
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
      await batch.heartbeat();
      await pause(500);
    }
  }
  return undefined;
}

async function unapplied({ database, name }: ConsumerOptions, records: LogRecord[]): Promise<LogRecord[]> {
  const topic = records[0]?.topic ?? '';
  const positions = await readPositions(
    database.read.manager,
    name,
    topic,
    records.map(({ key }) => key),
  );
  return records.filter(({ key, value }) => {
    try {
      return parseEvent(value).aggregateversion > (positions.get(key) ?? 0);
    } catch {
      return true;
    }
  });
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
