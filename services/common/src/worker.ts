import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { doorOf, type JobDoor } from './job.ts';
import { createLease } from './lease.ts';
import type { Logger } from './logger.ts';

/** What a worker has to work with. */
export type WorkPlace = { door: JobDoor; read: EntityManager; clock: Clock; logger: Logger; signal: AbortSignal };

/** Work that waits in the service's own tables, one piece after the other, done by one replica at a time. */
export type Worker = {
  name: string;
  /**
   * Does the next piece; false where none waits. What must stay true: a piece that was cut off anywhere is found and done
   * again, and a replica that was overtaken while it slept writes nothing more. Ends soon after `signal` is aborted.
   */
  step(place: WorkPlace): Promise<boolean>;
};

/** Comment of the statement that looks for work, by which tests that count statements leave it out. */
export const looking = 'looking for work';

const leaseMs = 15_000;
const pollMs = 250;
const longestPauseMs = 10_000;

/**
 * Runs a worker until it is stopped. It looks for work instead of being woken: most pieces are asked for at another replica, or
 * are left over from one that was killed.
 */
export function startWorker(database: Database, clock: Clock, worker: Worker, logger: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lease = createLease(database, `worker:${worker.name}`, leaseMs);
  const place = { door: doorOf(database, clock, worker.name), read: database.read.manager, clock, logger, signal };
  const idle = (ms: number) => pause(ms, undefined, { signal }).catch(() => {});
  const mayWork = async () => lease.age() < leaseMs / 3 || lease.hold();

  const stepUnderLease = async (): Promise<boolean> => {
    const renewal = setInterval(() => lease.hold().catch(() => {}), leaseMs / 3);
    try {
      return await worker.step(place);
    } finally {
      clearInterval(renewal);
    }
  };
  const run = async () => {
    for (let failures = 0; !signal.aborted; ) {
      try {
        if (!(await mayWork()) || !(await stepUnderLease())) await idle(pollMs);
        failures = 0;
      } catch (error) {
        failures++;
        logger.error({ err: error, worker: worker.name, failures }, 'worker will try again');
        await idle(Math.min(longestPauseMs, pollMs * 2 ** failures));
      }
    }
    // Bounded, as in relay.ts: a database that is away must not hold up the end of the process.
    await Promise.race([lease.release().catch(() => {}), pause(2000, undefined, { ref: false })]);
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
