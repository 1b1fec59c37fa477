import { migrate as runMigrations } from '@binhan/common/database';
import { Command } from 'commander';
import { namedServices } from '../named-services.ts';
import { databaseSettings, inDatabaseOf } from '../service-database.ts';

export const migrate = new Command('migrate')
  .description('Brings the tables of services up to this version. May run beside running services, and twice.')
  .argument('[service...]', 'default: all')
  .addHelpText(
    'after',
    '\nEnvironment: DATABASE_URL for one service; DATABASE_URL_UNITS, DATABASE_URL_REPORTS, ... for several; else the files in BINHAN_DATA',
  )
  .action(async (given: string[]) => {
    const names = await namedServices(given);
    const settings = await Promise.all(names.map((name) => databaseSettings(name, given.length === 1)));
    for (const [i, name] of names.entries())
      await inDatabaseOf(
        name,
        async (database) => {
          const run = await runMigrations(database);
          console.log(`${name}: ${run.join(', ') || 'nothing to do'}`);
        },
        settings[i],
      );
  });
