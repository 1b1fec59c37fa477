import { Command } from 'commander';
import { failWithMessage } from './fail.ts';
import { environmentHelp, runHouse } from './house.ts';
import { loadSamples } from './sample-data.ts';

await new Command('npm start --')
  .description(
    'Starts the whole federation in one process: SQLite and the embedded event log in BINHAN_DATA, HTTP over loopback as in production.',
  )
  .option('--no-sample-data', 'start with reference data only')
  .addHelpText('after', environmentHelp)
  .action(({ sampleData }: { sampleData: boolean }) =>
    runHouse({
      async prepare(federation) {
        if (sampleData) await loadSamples(federation);
      },
    }),
  )
  .parseAsync()
  .catch(failWithMessage);
