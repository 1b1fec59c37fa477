import { listBlockedKeys, releaseBlockedKeys } from '@binhan/common/blocked-keys';
import { systemClock } from '@binhan/common/clock';
import { doorOf, type JobDoor } from '@binhan/common/job';
import { Command } from 'commander';
import { inDatabaseOf } from '../service-database.ts';

const help = '\nEnvironment: DATABASE_URL, else the file of the service in BINHAN_DATA';

const list = new Command('list')
  .description('Lists the keys of a service whose events the log refuses, and how many events wait.')
  .argument('<service>')
  .addHelpText('after', help)
  .action((service: string) =>
    throughDoorOf(service, async (door) => {
      const keys = await door(({ manager }) => listBlockedKeys(manager));
      for (const { topic, msgKey, since, waiting, error } of keys)
        console.log([topic, `key ${msgKey}`, `since ${since.toISOString()}`, `${waiting} waiting`, error].join('  '));
      if (!keys.length) console.log(`${service} has no blocked keys`);
    }),
  );

const release = new Command('release')
  .description('Lets the relay try again, once the topic or the rights were mended. What is refused again is blocked again.')
  .argument('<service>')
  .option('--topic <topic>', 'only those of this topic')
  .option('--key <key>', 'only this key')
  .addHelpText('after', help)
  .action((service: string, chosen: { topic?: string; key?: string }) =>
    throughDoorOf(service, async (door) => {
      const count = await door(({ manager }) => releaseBlockedKeys(manager, chosen));
      console.log(
        count ? `${count} released: binhan blocked-keys list ${service} shows what is refused again` : 'There was none to release',
      );
    }),
  );

export const blockedKeys = new Command('blocked-keys').description(
  'Keys whose events the log refuses: list them, or let the relay try again.',
);
for (const command of [list, release]) blockedKeys.addCommand(command);

function throughDoorOf(name: string, work: (door: JobDoor) => Promise<void>): Promise<void> {
  return inDatabaseOf(name, (database) => work(doorOf(database, systemClock, 'blocked-keys')));
}
