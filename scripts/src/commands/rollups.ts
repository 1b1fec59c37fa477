import { systemClock } from '@binhan/common/clock';
import { doorOf } from '@binhan/common/job';
import { checkRollups } from '@binhan/reports/operations/check-rollups';
import { recountRollups } from '@binhan/reports/operations/recount-rollups';
import { Command } from 'commander';
import { inDatabaseOf } from '../service-database.ts';

export const rollups = new Command('rollups')
  .description('Compares the sums that reports keeps ready with its facts; ends with 1 where they differ.')
  .option('--repair', 'make them again from the facts')
  .addHelpText('after', '\nEnvironment: DATABASE_URL, else the file of the service in BINHAN_DATA')
  .action(async ({ repair }: { repair?: boolean }) => {
    await inDatabaseOf('reports', async (database) => {
      const door = doorOf(database, systemClock, 'rollups');
      if (repair) await door(recountRollups);
      const found = await door(checkRollups);
      for (const [table, differing] of found) console.log(`${table}: ${differing} differing`);
      if ([...found.values()].some(Boolean)) process.exitCode = 1;
    });
  });
