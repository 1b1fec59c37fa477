import { setTimeout as pause } from 'node:timers/promises';
import type { SubgraphSettings } from '../../src/config.ts';
import { startConsumer } from '../../src/consumer.ts';
import type { Batch, EventLog, LogRecord } from '../../src/event-log.ts';
import { sqliteLog } from '../../src/event-log-sqlite.ts';
import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';
import { openDatabaseOf } from '../../src/service-database.ts';
import { counterSchema, tally } from '../counter.ts';

// A service whose process ends in the middle of one event: exits with 7 while that is offered, else with 0 when all was read.
const given = JSON.parse(process.argv[2] ?? '') as { name: string; settings: SubgraphSettings; file: string; topic: string };
const database = await openDatabaseOf({ name: given.name, ...counterSchema }, given.settings);
const log = sqliteLog(given.file);
const consumer = await startConsumer({
  name: 'mortal',
  handlers: {
    [given.topic]: {
      async apply(tx, event) {
        if (event.subject === 'deadly') {
          await pause(20);
          process.exit(7);
        }
        await pause(50);
        await tally(tx, event);
      },
    },
  },
  database,
  log: inTwoPartitions(log),
  logger: createLogger('child', 'silent'),
  metrics: createMetrics('child', database).consumer,
  clock: () => new Date(),
});
while (Object.values(await consumer.lag()).some((lag) => lag > 0)) {
  const failure = consumer.failure();
  if (failure) throw new Error(failure);
  await pause(20);
}
await consumer.stop();
await log.close();
await database.close();

/** Delivers as Kafka does, partitions side by side: the deadly key in one, all others in the second. */
function inTwoPartitions(one: EventLog): EventLog {
  const deliver = (onBatch: (batch: Batch) => Promise<void>) => async (batch: Batch) => {
    const finished = new Set<string>();
    // The embedded log knows one position: up to where both partitions are done.
    const doneInOne = (last: LogRecord, records: LogRecord[]) => {
      for (const { offset } of records.slice(0, records.indexOf(last) + 1)) finished.add(offset);
      const first = batch.records.findIndex(({ offset }) => !finished.has(offset));
      const prefix = batch.records.at(first === -1 ? -1 : first - 1);
      if (first !== 0 && prefix) batch.done(prefix);
    };
    const parts = [true, false].map((deadly) => batch.records.filter(({ key }) => (key === 'deadly') === deadly));
    await Promise.all(
      parts.map(async (part, partition) => {
        const records = part.map((record) => ({ ...record, partition }));
        if (records.length) await onBatch({ ...batch, partition, records, done: (last) => doneInOne(last, records) });
      }),
    );
  };
  return { ...one, subscribe: (group, topics, onBatch) => one.subscribe(group, topics, deliver(onBatch)) };
}
