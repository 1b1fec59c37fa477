import { verifyAudit } from '@binhan/common/audit';
import { needsMigration } from '@binhan/common/database';
import { openDatabaseOf } from '@binhan/common/service-database';
import { Command } from 'commander';
import { loadService } from '../federation.ts';
import { namedServices } from '../named-services.ts';
import { databaseSettings } from '../service-database.ts';

const verify = new Command('verify')
  .description('Walks the audit of services and names the first entry that was changed or removed. Note the head somewhere else.')
  .argument('[service...]', 'default: all')
  .addHelpText('after', '\nEnvironment: DATABASE_URL for one service; DATABASE_URL_TIPS, ... for several; else the files in BINHAN_DATA')
  .action(async (given: string[]) => {
    const names = await namedServices(given);
    for (const name of names) {
      const database = await openDatabaseOf(await loadService(name), await databaseSettings(name, given.length === 1));
      try {
        if (await needsMigration(database))
          throw new Error(`The tables of ${name} are behind this version: run npx binhan migrate ${name}`);
        const { entries, removed, head, fault } = await verifyAudit(database.read.manager);
        const before = removed ? `, ${removed} older ones removed` : '';
        console.log(fault ? `${name}: BROKEN: ${fault}` : `${name}: ${entries} entries, whole${before}; head ${head}`);
        if (fault) process.exitCode = 1;
      } finally {
        await database.close();
      }
    }
  });

export const audit = new Command('audit').description('The hash-chained record of who did and read what.').addCommand(verify);
