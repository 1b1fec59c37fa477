import { openDatabaseOf } from '@binhan/common/service-database';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { checkRollups } from '@binhan/reports/operations/check-rollups';
import { recountRollups } from '@binhan/reports/operations/recount-rollups';
import { Command } from 'commander';
import { loadService } from '../federation.ts';
import { databaseSettings } from '../service-database.ts';

export const rollups = new Command('rollups')
  .description('Compares the sums that reports keeps ready with its facts; ends with 1 where they differ.')
  .option('--repair', 'make them again from the facts')
  .addHelpText('after', '\nEnvironment: DATABASE_URL, else the file of the service in BINHAN_DATA')
  .action(async ({ repair }: { repair?: boolean }) => {
    const database = await openDatabaseOf(await loadService('reports'), await databaseSettings('reports', true));
    try {
      const origin = { viewer: systemViewer('rollups'), now: new Date() };
      if (repair) await inTransaction(database, origin, recountRollups);
      const found = await inTransaction(database, origin, checkRollups);
      for (const [table, differing] of found) console.log(`${table}: ${differing} differing`);
      if ([...found.values()].some(Boolean)) process.exitCode = 1;
    } finally {
      await database.close();
    }
  });
