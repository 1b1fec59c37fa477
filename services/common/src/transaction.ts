import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { v4, v7 } from 'uuid';
import { actorRef } from './actor.ts';
import { type Day, dayOf, instantOf } from './clock.ts';
import type { CloudEvent } from './cloud-event.ts';
import { affected, type Database } from './database.ts';
import { isDuplicate, isLostConnection, isTransient } from './database-errors.ts';
import { Problem } from './errors.ts';
import { nextVersion, OutboxRow } from './outbox.ts';
import type { Topic } from './topic.ts';
import { isCompacted } from './topic-plan.ts';
import { systemViewer, type Viewer } from './viewer.ts';

/** A row with optimistic locking: `version` counts its writes. */
export type Versioned = { id: string; version: number };

/** Who acts, when, and because of what. */
export type Origin = {
  viewer: Viewer;
  now: Date;
  correlationId?: string | undefined;
  causationId?: string | undefined;
  traceparent?: string | undefined;
  /** Where ids come from; UUIDv7 of the current time unless told otherwise. */
  newId?: ((now: Date) => string) | undefined;
};

type Entity<Row> = EntityTarget<Row> & { name: string };

/** All that an operation may touch. Opened by a door (mutation, consumer, job), never by an operation. */
export type Tx = {
  readonly manager: EntityManager;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly today: Day;
  newId(): string;
  /**
   * The row, or null. It is read once: later looks give the same object, as `put` has left it. Rows that are changed by
   * other ways than `put` are not to be looked at before.
   */
  look<Row extends { id: string }>(entity: Entity<Row>, id: string): Promise<Row | null>;
  /** The same, or NOT_FOUND. What a viewer may take is for life.ts to say. */
  take<Row extends { id: string }>(entity: Entity<Row>, id: string): Promise<Row>;
  add<Row extends Versioned>(entity: Entity<Row>, row: Row): Promise<Row>;
  /** Writes the row under the version it was read with and moves the version on; STALE_VERSION when someone was faster. */
  put<Row extends Versioned>(entity: Entity<Row>, row: Row): Promise<Row>;
  /** The only way out for an event. Call it after the aggregate's row was written: that row's lock keeps versions gapless. */
  record(topic: Topic, aggregateId: string, change: string, data: object): Promise<void>;
  /** Erases all records of an aggregate from its compacted topic. Call it after the row was deleted. */
  erase(topic: Topic, aggregateId: string): Promise<void>;
  /** The same transaction, for what follows from an event: what it records names that event as its cause. */
  because(event: CloudEvent): Tx;
};

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
      const result = await work(openTx(manager, origin, () => events++));
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

function openTx(manager: EntityManager, origin: Origin, recorded: () => void): Tx {
  const { viewer, now } = origin;
  const newId = () => origin.newId?.(now) ?? v7({ msecs: now.getTime() });
  const rows = new Map<string, { id: string }>();
  const keep = ({ name }: { name: string }, row: { id: string }) => rows.set(`${name} ${row.id}`, row);
  const look: Tx['look'] = async <Row extends { id: string }>(entity: Entity<Row>, id: string) => {
    const kept = rows.get(`${entity.name} ${id}`) as Row | undefined;
    if (kept) return kept;
    const row = await manager.findOneBy(entity, { id } as FindOptionsWhere<Row>);
    if (row) keep(entity, row);
    return row;
  };
  const today = dayOf(now);
  const timeFor = ({ discreet }: Topic) => (discreet ? instantOf(today) : now);
  const idFor = ({ discreet }: Topic) => (discreet ? v4() : newId());
  const ties = async ({ discreet }: Topic) => {
    if (discreet) return {};
    const actor = await actorRef(manager, viewer);
    return {
      ...(origin.correlationId ? { correlationid: origin.correlationId } : {}),
      ...(origin.causationId ? { causationid: origin.causationId } : {}),
      ...(origin.traceparent ? { traceparent: origin.traceparent } : {}),
      ...(actor ? { actorref: actor } : {}),
    };
  };
  const send = async (
    topic: Topic,
    aggregateId: string,
    aggregateVersion: number,
    what: Pick<OutboxRow, 'eventId' | 'eventType' | 'payload'>,
  ) => {
    const occurredAt = timeFor(topic);
    await manager.insert(OutboxRow, { ...what, topic: topic.name, msgKey: aggregateId, aggregateId, aggregateVersion, occurredAt });
    recorded();
  };
  return {
    manager,
    viewer,
    now,
    today,
    newId,
    look,
    async take(entity, id) {
      const row = await look(entity, id);
      if (!row) throw new Problem('NOT_FOUND', { type: entity.name, id });
      return row;
    },
    async add(entity, row) {
      await manager.insert(entity, row as QueryDeepPartialEntity<never>);
      keep(entity, row);
      return row;
    },
    async put(entity, row) {
      const { id, version: known, ...columns } = row;
      const written = await manager.update(
        entity,
        { id, version: known } as FindOptionsWhere<never>,
        { ...columns, version: known + 1 } as never,
      );
      if (!affected(written)) throw new Problem('STALE_VERSION', { expected: known, actual: `> ${known}` }, 'input.expectedVersion');
      row.version = known + 1;
      keep(entity, row);
      return row;
    },
    async record(topic, aggregateId, change, data) {
      const whole = { ...data, change };
      topic.check(whole);
      const version = await nextVersion(manager, topic.name, aggregateId);
      const event: CloudEvent = {
        specversion: '1.0',
        id: idFor(topic),
        source: topic.source,
        type: topic.typeOf(change),
        subject: aggregateId,
        time: timeFor(topic).toISOString(),
        dataschema: topic.dataschema,
        datacontenttype: 'application/json',
        aggregateversion: version,
        ...(await ties(topic)),
        data: whole,
      };
      await send(topic, aggregateId, version, { eventId: event.id, eventType: event.type, payload: JSON.stringify(event) });
    },
    async erase(topic, aggregateId) {
      if (!isCompacted(topic.name)) throw new Error(`${topic.name} keeps every record: nothing can be erased from it`);
      const version = await nextVersion(manager, topic.name, aggregateId);
      await send(topic, aggregateId, version, { eventId: idFor(topic), eventType: topic.typeOf('erased'), payload: null });
    },
    because: ({ id, correlationid }) => openTx(manager, { ...origin, causationId: id, correlationId: correlationid ?? id }, recorded),
  };
}
