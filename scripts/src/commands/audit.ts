import { verifyAudit } from '@binhan/common/audit';
import { type Database, needsMigration } from '@binhan/common/database';
import { Command } from 'commander';
import { namedServices } from '../named-services.ts';
import { databaseSettings, inDatabaseOf } from '../service-database.ts';

const verify = new Command('verify')
  .description('Walks the audit of services and names the first entry that was changed or removed. Note the head somewhere else.')
  .argument('[service...]', 'default: all')
  .addHelpText('after', '\nEnvironment: DATABASE_URL for one service; DATABASE_URL_TIPS, ... for several; else the files in BINHAN_DATA')
  .action(async (given: string[]) => {
    for (const name of await namedServices(given))
      await inDatabaseOf(name, (database) => verifyIn(name, database), await databaseSettings(name, given.length === 1));
  });

async function verifyIn(name: string, database: Database): Promise<void> {
  if (await needsMigration(database)) throw new Error(`The tables of ${name} are behind this version: run npx binhan migrate ${name}`);
  const { entries, removed, head, fault } = await verifyAudit(database.read.manager);
  const before = removed ? `, ${removed} older ones removed` : '';
  console.log(fault ? `${name}: BROKEN: ${fault}` : `${name}: ${entries} entries, whole${before}; head ${head}`);
  if (fault) process.exitCode = 1;
}

export const audit = new Command('audit').description('The hash-chained record of who did and read what.').addCommand(verify);
