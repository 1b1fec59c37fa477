import { systemClock } from '@binhan/common/clock';
import { type JobDoor, runJob } from '@binhan/common/job';
import { SingleBar } from 'cli-progress';
import type { Federation } from './federation.ts';
import { untilCounted } from './until-counted.ts';

/**
 * Loads the sample data of each service that has some, one after the other, showing how far it is: a later one builds on
 * what it has read of the earlier ones. What is there already is left alone. Ends when all events have been read.
 */
export async function loadSamples({ subgraphs }: Pick<Federation, 'subgraphs'>): Promise<void> {
  for (const [name, { database, loadSampleData }] of subgraphs) {
    if (!loadSampleData) continue;
    await untilCounted(subgraphs);
    const bar = new SingleBar({
      format: `Dữ liệu minh họa / sample data: ${name.padEnd(9)} [{bar}] {percentage}% {value}/{total}`,
      hideCursor: true,
    });
    const run = async (door: JobDoor) => {
      await loadSampleData(door, systemClock(), (done, total) => {
        if (done === 1) bar.start(total, 0);
        bar.update(done);
      });
    };
    try {
      await runJob(database, systemClock, { name: 'sample-data', run });
    } finally {
      bar.stop(); // or the cursor stays hidden
    }
  }
  await untilCounted(subgraphs);
}
