import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { type Day, dayOf, instantOf } from './clock.ts';
import type { JobDoor } from './job.ts';
import { once, wasDone } from './replay-of-mutation.ts';
import type { Tx } from './transaction.ts';

/** One transaction of a load: it is done once, on its day, with ids that follow from its key. */
export type Step = { key: string; day: Day; run(tx: Tx): Promise<void> };

export type Progress = (done: number, total: number) => void;

/** Loads a service's invented data through its operations, events included. Returns whether there was anything to do. */
export type LoadSampleData = (door: JobDoor, now: Date, progress: Progress) => Promise<boolean>;

const job = 'sample-data';

/**
 * Makes a loader of a plan. A step that was done is not done again, so an interrupted load goes on where it stopped;
 * once all were done the plan is not even made.
 */
export function loadOnce(plan: (tx: Tx, today: Day) => Promise<Step[]>): LoadSampleData {
  return async (door, now, progress) => {
    if (await door((tx) => wasDone(tx, job, 'complete'))) return false;
    const today = dayOf(now);
    const steps: Step[] = [...(await door((tx) => plan(tx, today))), { key: 'complete', day: today, run: async () => {} }];
    for (const [i, step] of steps.entries()) {
      await door((tx) => once(tx, job, { clientMutationId: step.key }, () => step.run(tx).then(() => ({}))), timeOf(step));
      progress(i + 1, steps.length);
    }
    return true;
  };
}

/** Time and ids of a step: the same on every machine. */
function timeOf({ key, day }: Step) {
  let count = 0;
  const random = () => createHash('sha256').update(`${key}/${count++}`).digest().subarray(0, 16);
  return { now: instantOf(day, 9), newId: (now: Date) => v7({ msecs: now.getTime(), random: random() }) };
}
