import { systemClock } from '@binhan/common/clock';
import { doorOf } from '@binhan/common/job';
import { previewPurge, purgeTips } from '@binhan/tips/operations/purge-tips';
import { Command } from 'commander';
import { inDatabaseOf } from '../service-database.ts';

export const tipsRetention = new Command('tips-retention')
  .description('Erases the content of tips whose time is over, as the service does every day.')
  .option('--dry-run', 'only say how many tips each rule would erase')
  .addHelpText('after', '\nEnvironment: DATABASE_URL, else the file of the service in BINHAN_DATA')
  .action(async ({ dryRun }: { dryRun?: boolean }) => {
    await inDatabaseOf('tips', async (database) => {
      const door = doorOf(database, systemClock, 'tips-retention');
      for (const { code, tips } of await previewPurge(door)) console.log(`${code}: ${tips} tips ${dryRun ? 'would be' : 'are'} erased`);
      if (!dryRun) await purgeTips.run(door);
    });
  });
