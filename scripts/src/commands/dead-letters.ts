import { systemClock } from '@binhan/common/clock';
import { type DeadLetterDesk, discardDeadLetter, listDeadLetters, retryDeadLetters } from '@binhan/common/dead-letters';
import { createLogger } from '@binhan/common/logger';
import { createMetrics } from '@binhan/common/metrics';
import { Command } from 'commander';
import { loadService } from '../federation.ts';
import { inDatabaseOf } from '../service-database.ts';

const help = '\nEnvironment: DATABASE_URL, else the file of the service in BINHAN_DATA';

const list = new Command('list')
  .description('Lists the events that a service could not apply and those that wait behind them.')
  .argument('<service>')
  .addHelpText('after', help)
  .action((service: string) =>
    atDesk(service, async ({ database, name }) => {
      const letters = await listDeadLetters(database.read.manager, name);
      for (const { id, topic, msgKey, logOffset, failedAt, error } of letters)
        console.log([id, topic, `key ${msgKey}`, `offset ${logOffset}`, failedAt.toISOString(), error].join('  '));
      if (!letters.length) console.log(`${name} has no dead letters`);
    }),
  );

const retry = new Command('retry')
  .description('Applies dead letters again, key by key in order. What fails again stays, with all that waits behind it.')
  .argument('<service>')
  .option('--topic <topic>', 'only those of this topic')
  .option('--key <key>', 'only those of this key')
  .addHelpText('after', help)
  .action((service: string, { topic, key }: { topic?: string; key?: string }) =>
    atDesk(service, async (desk) => {
      const letters = await listDeadLetters(desk.database.read.manager, desk.name);
      const chosen = letters.filter((letter) => (topic ?? letter.topic) === letter.topic && (key ?? letter.msgKey) === letter.msgKey);
      const places = new Map(chosen.map((letter) => [`${letter.topic} ${letter.msgKey}`, { topic: letter.topic, key: letter.msgKey }]));
      for (const [name, place] of places) {
        const { applied, waiting, error } = await retryDeadLetters(desk, place);
        console.log(`${name}: applied ${applied}${waiting ? `, ${waiting} left: ${error}` : ''}`);
        if (waiting) process.exitCode = 1;
      }
      if (!places.size) console.log(`${desk.name} has no dead letters to retry`);
    }),
  );

const discard = new Command('discard')
  .description('Gives one event up for good: its effect is lost here. The reason goes to the log.')
  .argument('<service>')
  .argument('<id>', 'first column of list')
  .requiredOption('--reason <text>', 'why it is given up')
  .addHelpText('after', help)
  .action((service: string, id: string, { reason }: { reason: string }) =>
    atDesk(service, async (desk) => {
      await discardDeadLetter(desk, id, reason);
      console.log(`discarded ${id}. What waits behind it is applied by: binhan dead-letters retry ${service}`);
    }),
  );

export const deadLetters = new Command('dead-letters').description('Events that a service could not apply: list, retry or discard them.');
for (const command of [list, retry, discard]) deadLetters.addCommand(command);

function atDesk(name: string, work: (desk: DeadLetterDesk) => Promise<void>): Promise<void> {
  return inDatabaseOf(name, async (database) => {
    const { handlers = {} } = await loadService(name);
    const metrics = createMetrics(name, database).consumer;
    await work({ name, handlers, database, logger: createLogger(name, 'warn'), clock: systemClock, metrics });
  });
}
