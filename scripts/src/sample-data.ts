import { systemClock } from '@binhan/common/clock';
import type { Database } from '@binhan/common/database';
import { runJob } from '@binhan/common/job';
import { loadSampleData } from '@binhan/units/sample-data';
import { SingleBar } from 'cli-progress';

/** Loads the sample data into the database of `units`, showing how far it is; what is there already is left alone. */
export async function loadSamples(units: Database): Promise<void> {
  const bar = new SingleBar({ format: 'Dữ liệu minh họa / sample data [{bar}] {percentage}% {value}/{total}', hideCursor: true });
  const run = async (door: Parameters<typeof loadSampleData>[0]) => {
    await loadSampleData(door, systemClock(), (done, total) => {
      if (done === 1) bar.start(total, 0);
      bar.update(done);
    });
  };
  try {
    await runJob(units, systemClock, { name: 'sample-data', run });
  } finally {
    bar.stop(); // or the cursor stays hidden
  }
}
