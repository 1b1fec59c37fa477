import type { JobDoor } from '@binhan/common/job';
import { openDatabaseOf } from '@binhan/common/service-database';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { previewPurge, purgeTips } from '@binhan/tips/operations/purge-tips';
import { Command } from 'commander';
import { loadService } from '../federation.ts';
import { databaseSettings } from '../service-database.ts';

export const tipsRetention = new Command('tips-retention')
  .description('Erases the content of tips whose time is over, as the service does every day.')
  .option('--dry-run', 'only say how many tips each rule would erase')
  .addHelpText('after', '\nEnvironment: DATABASE_URL, else the file of the service in BINHAN_DATA')
  .action(async ({ dryRun }: { dryRun?: boolean }) => {
    const database = await openDatabaseOf(await loadService('tips'), await databaseSettings('tips', true));
    const door: JobDoor = (work, at) => inTransaction(database, { viewer: systemViewer('tips-retention'), now: new Date(), ...at }, work);
    try {
      for (const { code, tips } of await previewPurge(door)) console.log(`${code}: ${tips} tips ${dryRun ? 'would be' : 'are'} erased`);
      if (!dryRun) await purgeTips.run(door);
    } finally {
      await database.close();
    }
  });
