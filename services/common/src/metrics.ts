import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { EntityManager } from 'typeorm';
import { type Clock, systemClock } from './clock.ts';
import type { ConsumerMetrics } from './consumer-position.ts';
import type { Database } from './database.ts';
import { DeadLetter } from './dead-letters.ts';
import { OutboxBlockedKey, OutboxRow } from './outbox.ts';
import type { RelayMetrics } from './relay.ts';

/**
 * A number of a service's own, counted at each scrape: by one statement that an index answers. With `label`, one for each of
 * its values. No label may be an area, a unit or a person: who may scrape may see them all.
 */
export type ServiceGauge = {
  name: string;
  help: string;
  label?: string;
  measure(read: EntityManager, now: Date): Promise<number | Readonly<Record<string, number>>>;
};

export type Metrics = { registry: Registry; relay: RelayMetrics; consumer: ConsumerMetrics };

/** The numbers an operator watches (events.md 7), one registry per service so that several can share a process. */
export function createMetrics(
  service: string,
  database: Database,
  { gauges = [], clock = systemClock }: { gauges?: readonly ServiceGauge[]; clock?: Clock } = {},
): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[] = []) => new Counter({ name, help, labelNames, registers: [registry] });
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers: [registry] });
  const { manager } = database.read;
  const measured = (name: string, help: string, measure: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await measure());
      },
    });

  measured('binhan_outbox_rows', 'Events that wait in the outbox.', () => manager.count(OutboxRow));
  measured('binhan_outbox_oldest_seconds', 'Age of the oldest event in the outbox, in seconds.', async () => {
    const [oldest] = await manager.find(OutboxRow, { order: { seq: 'ASC' }, take: 1 });
    return oldest ? (Date.now() - oldest.occurredAt.getTime()) / 1000 : 0;
  });
  measured('binhan_outbox_blocked_keys', 'Keys whose events the log refuses.', () => manager.count(OutboxBlockedKey));
  measured('binhan_dead_letters', 'Events that could not be applied and wait for a person.', () => manager.count(DeadLetter));
  for (const { name, help, label, measure } of gauges)
    new Gauge({
      name,
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      async collect() {
        const measuredNow = await measure(manager, clock());
        if (typeof measuredNow === 'number') return this.set(measuredNow);
        for (const [value, count] of Object.entries(measuredNow)) this.set({ [label as string]: value }, count);
      },
    });
  return {
    registry,
    relay: {
      published: counter('binhan_relay_published_total', 'Events accepted by the log.'),
      errors: counter('binhan_relay_errors_total', 'Failed rounds of the relay, by name of the error; the rows were kept.', ['reason']),
      leaseHeld: gauge('binhan_relay_lease_held', '1 while this replica is the one that sends.'),
    },
    consumer: {
      applied: counter('binhan_consumer_applied_total', 'Events that had their effect.', ['topic']),
      duplicates: counter('binhan_consumer_duplicates_total', 'Events skipped because their version was known.', ['topic']),
      gaps: counter('binhan_consumer_gaps_total', 'Versions that were jumped over.', ['topic']),
      lag: gauge('binhan_consumer_lag', 'Records between this service and the end of a topic.', ['topic']),
    },
  };
}
