import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { startConsumer } from './consumer.ts';
import type { Handlers } from './consumer-position.ts';
import type { Database } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';

/** With what the names of the groups of rebuilds begin, after the service's; `binhan acls` lets the service use them. */
export const rebuildGroups = (service: string) => `${service}-rebuild-`;

/** How far a reading is: records read and records that there are, as offsets tell. */
export type Progress = (read: number, all: number) => void;

type Ends = ReadonlyMap<string, bigint>;

export type Reader = {
  /** Waits until all up to there has been applied; false when `signal` ends that before. */
  until(ends: Ends, signal: AbortSignal, onProgress?: Progress): Promise<boolean>;
  stop(): Promise<void>;
};

type Place = { name: string; handlers: Handlers; database: Database; log: EventLog; logger: Logger; clock: Clock };

/** A group that makes what this rebuild reads into tables: its own, so that it begins at the beginning. */
export function newGroup(service: string): string {
  return rebuildGroups(service) + crypto.randomUUID();
}

/** Applies all events in another database as the consumer of the service does, and keeps the same positions. */
export async function startReader(group: string, place: Place, reached: Map<string, bigint>): Promise<Reader> {
  const { log, name, database } = place;
  const noting: EventLog = {
    ...log,
    subscribe: (_name, topics, onBatch) =>
      log.subscribe(group, topics, (batch) =>
        onBatch({
          ...batch,
          done(record) {
            batch.done(record);
            reached.set(`${record.topic}/${record.partition}`, BigInt(record.offset));
          },
        }),
      ),
  };
  const subscription = await startConsumer({ ...place, log: noting, metrics: createMetrics(name, database).consumer });
  const at = (partition: string) => reached.get(partition) ?? -1n;
  return {
    async until(ends, signal, onProgress) {
      const all = sum(ends.values());
      for (;;) {
        const failure = subscription.failure();
        if (failure) throw new Error(`The rebuild has stopped reading: ${failure}`);
        const behind = [...ends].filter(([partition, end]) => at(partition) < end);
        onProgress?.(sum([...ends].map(([partition, end]) => (at(partition) < end ? at(partition) : end))), all);
        if (!behind.length) return true;
        if (signal.aborted) return false;
        await pause(20);
      }
    },
    stop: () => subscription.stop(),
  };
}

const sum = (offsets: Iterable<bigint>) => [...offsets].reduce((total, one) => total + Number(one > 0n ? one : 0n), 0);
