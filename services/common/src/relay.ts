import { setTimeout as pause } from 'node:timers/promises';
import type { Counter, Gauge } from 'prom-client';
import { In } from 'typeorm';
import type { Database } from './database.ts';
import type { EventLog } from './event-log.ts';
import { createLease } from './lease.ts';
import type { Logger } from './logger.ts';
import { OutboxBlockedKey, OutboxRow } from './outbox.ts';
import { createSleeper } from './sleeper.ts';
import { inTransaction, onCommit } from './transaction.ts';
import { systemViewer } from './viewer.ts';

const batchSize = 500;
const pollMs = 50;
const renewAfterMs = 5000;

export type RelayMetrics = { published: Counter; errors: Counter; leaseHeld: Gauge };
export type RelayOptions = { database: Database; log: EventLog; logger: Logger; metrics: RelayMetrics; leaseMs?: number };
export type Relay = { stop(): Promise<void> };

/**
 * Moves events from the outbox to the log, in order per key, at least once. Every replica runs one and the lease lets
 * one of them work:
 *
 *   waiting --lease taken--> sending --lease lost or error--> waiting
 *
 * What must stay true: rows are read by `seq` among the unsent ones, never "after the highest seen", because a lower
 * number may commit later; exactly the accepted rows are deleted, and only after they were accepted; nothing is sent
 * under a lease that is older than half its life.
 */
export function startRelay({ database, log, logger, metrics, leaseMs = 15_000 }: RelayOptions): Relay {
  const lease = createLease(database, 'relay', leaseMs);
  let stopped = false;
  let failures = 0;
  const { sleep: idle, wake } = createSleeper();
  // Not while it waits after an error: each write of a busy service would then be another try on a broken log.
  const unsubscribe = onCommit(database, () => {
    if (!failures) wake();
  });

  const mayWork = async () => {
    const held = lease.age() < Math.min(renewAfterMs, leaseMs / 3) || (await lease.hold());
    metrics.leaseHeld.set(held ? 1 : 0);
    return held;
  };

  /** One batch; false when there was nothing to send. */
  const sendBatch = async (): Promise<boolean> => {
    const rows = await unsentRows(database);
    if (!rows.length) return false;
    if (lease.age() > leaseMs / 2) return true;
    const { accepted, refused, error } = await log.append(
      rows.map(({ seq, topic, msgKey, payload, occurredAt }) => ({ sequence: seq, topic, key: msgKey, value: payload, occurredAt })),
    );
    await settle(database, accepted, refused);
    metrics.published.inc(accepted.length);
    for (const { topic, key, error: reason } of refused) logger.error({ topic, key, reason }, 'event refused by the log: its key waits');
    if (error) throw error;
    return true;
  };

  const run = async () => {
    while (!stopped) {
      try {
        if (!(await mayWork())) await idle(Math.min(1000, leaseMs / 2));
        else if (!(await sendBatch())) await idle(pollMs);
        failures = 0;
      } catch (error) {
        failures++;
        metrics.errors.inc({ reason: (error as Error).name });
        logger.warn({ err: error, failures }, 'relay will try again');
        await idle(Math.min(5000, 100 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random() / 2));
      }
    }
    // Bounded: a database that is away must not hold up the end of the process; the lease runs out by itself.
    await Promise.race([lease.release().catch(() => {}), pause(2000, undefined, { ref: false })]);
  };
  const running = run();

  return {
    async stop() {
      stopped = true;
      unsubscribe();
      wake();
      await running;
    },
  };
}

function unsentRows({ read }: Database): Promise<OutboxRow[]> {
  const blocked = 'SELECT 1 FROM outbox_blocked_key b WHERE b.topic = o.topic AND b.msgKey = o.msgKey';
  return read.manager.createQueryBuilder(OutboxRow, 'o').where(`NOT EXISTS (${blocked})`).orderBy('o.seq').limit(batchSize).getMany();
}

async function settle(database: Database, accepted: number[], refused: { topic: string; key: string; error: string }[]): Promise<void> {
  if (!accepted.length && !refused.length) return;
  await inTransaction(database, { viewer: systemViewer('relay'), now: new Date() }, async ({ manager, now }) => {
    if (accepted.length) await manager.delete(OutboxRow, { seq: In(accepted) });
    for (const { topic, key, error } of refused)
      await manager.upsert(OutboxBlockedKey, { topic, msgKey: key, since: now, error: error.slice(0, 500) }, ['topic', 'msgKey']);
  });
}
