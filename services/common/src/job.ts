import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { createLease } from './lease.ts';
import type { Logger } from './logger.ts';
import { inTransaction, type Origin, type Tx } from './transaction.ts';
import { systemViewer } from './viewer.ts';

/** The third door: opens a transaction for the house itself. Time and ids are passed where the past is loaded. */
export type JobDoor = <T>(work: (tx: Tx) => Promise<T>, at?: Partial<Pick<Origin, 'now' | 'newId'>>) => Promise<T>;

/** Work that nobody asks for. It must be safe to run twice: a lease keeps replicas apart, but a lease can run out. */
export type Job = {
  name: string;
  run(door: JobDoor): Promise<void> /** Runs again and again, beside its run at the start. */;
  everyHours?: number;
};

// As long as a restart may have to wait for a job that was killed.
const leaseMs = 15_000;

/** The door by which a job or a worker of this name comes in. */
export function doorOf(database: Database, clock: Clock, name: string): JobDoor {
  return (work, at) => inTransaction(database, { viewer: systemViewer(name), now: clock(), ...at }, work);
}

/** Runs a job under its lease; another replica that is at it is waited for. */
export async function runJob(database: Database, clock: Clock, job: Job): Promise<void> {
  const lease = createLease(database, `job:${job.name}`, leaseMs);
  while (!(await lease.hold())) await pause(250);
  const renewal = setInterval(() => lease.hold().catch(() => {}), leaseMs / 3);
  try {
    await job.run(doorOf(database, clock, job.name));
  } finally {
    clearInterval(renewal);
    await lease.release();
  }
}

/** Runs jobs that repeat, every so many hours; returns how to end that. */
export function repeatJobs(database: Database, clock: Clock, jobs: readonly Job[], logger: Logger): () => void {
  const hour = 3_600_000;
  const timers = jobs.flatMap((job) => {
    if (!job.everyHours) return [];
    const again = () =>
      runJob(database, clock, job).catch((error) => logger.error({ err: error, job: job.name }, 'job failed; it runs again next time'));
    return [setInterval(again, job.everyHours * hour)];
  });
  return () => timers.forEach(clearInterval);
}
