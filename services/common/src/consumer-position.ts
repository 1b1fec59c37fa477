import type { Counter, Gauge } from 'prom-client';
import { Column, Entity, type EntityManager, In, MoreThanOrEqual, Not, PrimaryColumn } from 'typeorm';
import { type CloudEvent, parseEvent } from './cloud-event.ts';
import { affected } from './database.ts';
import type { LogRecord } from './event-log.ts';
import type { Tx } from './transaction.ts';

/** The newest version of each aggregate that a consumer has applied: this makes the effect of an event happen once. */
@Entity('consumer_position')
export class ConsumerPosition {
  @PrimaryColumn({ type: 'varchar', length: 80 }) consumer!: string;
  @PrimaryColumn({ type: 'varchar', length: 120 }) topic!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) aggregateId!: string;
  @Column({ type: 'integer' }) lastVersion!: number;
}

/** Tries of a partition's first work after a start that did not finish: an event that ends the process is found by them. */
@Entity('consumer_start')
export class ConsumerStart {
  @PrimaryColumn({ type: 'varchar', length: 80 }) consumer!: string;
  @PrimaryColumn({ type: 'varchar', length: 120 }) topic!: string;
  @PrimaryColumn({ type: 'integer' }) partitionNo!: number;
  @Column({ type: 'integer' }) starts!: number;
}

/** Applies one event. It is called once per version, in order per key, inside the consumer's transaction. */
export type Handler = (tx: Tx, event: CloudEvent<Record<string, unknown>>) => Promise<void>;

/** What the events of a topic do. */
export type TopicHandler = {
  apply: Handler;
  /** Of a compacted topic: forgets what was kept of an aggregate. It may be called again, and for one that is not known. */
  erase?: (tx: Tx, aggregateId: string) => Promise<void>;
};

/** Topic -> what its events do. */
export type Handlers = Readonly<Record<string, TopicHandler>>;

export type ConsumerMetrics = { applied: Counter; duplicates: Counter; gaps: Counter; lag: Gauge };

/** Who applies events, and what each topic's events do. */
export type Applier = { name: string; handlers: Handlers; metrics: ConsumerMetrics };

export type Positions = Map<string, number>;

export async function readPositions(manager: EntityManager, consumer: string, topic: string, aggregateIds: string[]): Promise<Positions> {
  const rows = await manager.findBy(ConsumerPosition, { consumer, topic, aggregateId: In([...new Set(aggregateIds)]) });
  return new Map(rows.map(({ aggregateId, lastVersion }) => [aggregateId, lastVersion]));
}

/** Applies a record that the log or a person (dead letters) hands over; what was applied before is skipped. Keeps `positions` true. */
export async function applyOnce(
  tx: Tx,
  { name: consumer, handlers, metrics }: Applier,
  { topic, key, value }: LogRecord,
  positions: Positions,
): Promise<void> {
  const handler = handlers[topic];
  if (!handler) throw new Error(`${consumer} does not read ${topic}`);
  if (value === null) {
    if (!handler.erase) throw new Error(`${consumer} cannot erase what it keeps of ${topic}`);
    return handler.erase(tx, key);
  }
  const event = parseEvent(value);
  const known = positions.get(event.subject);
  const version = event.aggregateversion;
  if (known !== undefined && version <= known) {
    metrics.duplicates.inc({ topic });
    return;
  }
  // A compacted topic has gaps by nature.
  if (!handler.erase && version > (known ?? 0) + 1) metrics.gaps.inc({ topic });
  await movePosition(tx.manager, { consumer, topic, aggregateId: event.subject }, known, version);
  positions.set(event.subject, version);
  await handler.apply(tx.because(event), event);
  metrics.applied.inc({ topic });
}

/** Moves a position forward. Throws when someone else moved it meanwhile: then this consumer has lost the partition. */
async function movePosition(
  manager: EntityManager,
  place: Omit<ConsumerPosition, 'lastVersion'>,
  known: number | undefined,
  version: number,
): Promise<void> {
  if (known === undefined) {
    await manager.insert(ConsumerPosition, { ...place, lastVersion: version });
    return;
  }
  // A guarded UPDATE, never INSERT ... ON DUPLICATE KEY: with mysql2 that reports a row even where nothing changed.
  const moved = await manager.update(ConsumerPosition, { ...place, lastVersion: Not(MoreThanOrEqual(version)) }, { lastVersion: version });
  if (!affected(moved)) throw new Error(`Position of ${place.topic} ${place.aggregateId} was moved by another consumer`);
}

/**
 * Goes on as long as nobody replaces what the consumer keeps (rebuild.ts), who locks these rows of it. On SQLite, which has
 * one writer at a time, there is nothing to wait for.
 */
export async function waitForReplacement(manager: EntityManager, place: { consumer: string; topic: string }): Promise<void> {
  await manager.find(ConsumerStart, { where: place, lock: { mode: 'pessimistic_read' } });
}

/** How many tries of a partition have not finished. */
export async function unfinishedStarts(manager: EntityManager, place: Omit<ConsumerStart, 'starts'>): Promise<number> {
  return (await manager.findOneBy(ConsumerStart, place))?.starts ?? 0;
}

export async function setStarts(manager: EntityManager, place: Omit<ConsumerStart, 'starts'>, starts: number): Promise<void> {
  await manager.save(ConsumerStart, { ...place, starts });
}
