import { readFile } from 'node:fs/promises';
import { dayOf, systemClock } from '@binhan/common/clock';
import { doorOf, type JobDoor } from '@binhan/common/job';
import { Recipient, type RecipientRole } from '@binhan/tips/entities/recipient';
import type { TipCategory } from '@binhan/tips/entities/tip';
import { tipCategories } from '@binhan/tips/labels';
import { makeRecipient } from '@binhan/tips/operations/make-recipient';
import { makeRecoveryKey } from '@binhan/tips/operations/make-recovery-key';
import { revokeRecipient } from '@binhan/tips/operations/revoke-recipient';
import { rewrapTips } from '@binhan/tips/operations/rewrap-tips';
import { rotateRecipient } from '@binhan/tips/operations/rotate-recipient';
import { keyPairOf } from '@binhan/tips/sealing/key-pair';
import { type Keys, readKeys } from '@binhan/tips/server-key';
import { readReferenceData } from '@binhan/units/reference-data';
import { Command, Option } from 'commander';
import { IsNull } from 'typeorm';
import { areaOnDay } from '../area-on-day.ts';
import { askSecret } from '../ask-secret.ts';
import { commandSettings } from '../command-settings.ts';
import { inDatabaseOf } from '../service-database.ts';

type Desk = { door: JobDoor; keys: Keys; find(ref: string): Promise<Recipient>; all(): Promise<Recipient[]> };

const help =
  '\nEnvironment: DATABASE_URL, BINHAN_DATA, SERVER_KEY as of the service. Passphrases are asked for, or read from standard input.';
const append = (value: string, before: string[]) => [...before, value];
const shortest = 12;

const make = new Command('make')
  .description('Appoints a recipient with a new key pair. The holder types the passphrase.')
  .requiredOption('--ref <ref>', 'name of the post, no person')
  .addOption(new Option('--role <role>').choices(['INTAKE', 'ASSESSOR', 'SUPERVISOR']).makeOptionMandatory())
  .requiredOption('--subject <subject>', 'subject of the holder’s token')
  .requiredOption('--area <code[@date]>', 'area whose tips come here; repeat for more', append, [])
  .addOption(new Option('--category <category...>', 'only tips of these categories; all, when absent').choices(tipCategories))
  .option('--trained-for-minors', 'tips from under 18 may come here at intake', false)
  .option('--conflict <unitId>', 'unit whose tips must not come here; repeat for more', append, [])
  .action(
    ({
      area,
      category,
      conflict,
      ...post
    }: {
      ref: string;
      role: RecipientRole;
      subject: string;
      area: string[];
      category?: TipCategory[];
      trainedForMinors: boolean;
      conflict: string[];
    }) =>
      atDesk(async ({ door, keys }) => {
        if (!area.length) throw new Error('Give at least one --area: without it no tip comes here');
        const { areas } = readReferenceData();
        const areaIds = area.map((text) => areaOnDay(areas, text, dayOf(new Date())).id);
        const passphrase = await askPassphrase(`Passphrase of ${post.ref}`);
        const { id } = await door((tx) =>
          makeRecipient(tx, keys, { ...post, areaIds, categories: category ?? null, conflictUnitIds: conflict, passphrase }),
        );
        console.log(`${post.ref} is in office as ${id}. Tips of before come with: binhan tips-keys rewrap ${post.ref} ...`);
      }),
  );

const list = new Command('list').description('Lists recipients, without keys and conflicts.').action(() =>
  atDesk(async ({ all }) => {
    for (const { ref, role, areaIds, categories, validFrom, validTo, revokedOn } of await all())
      console.log(
        [
          ref,
          role,
          areaIds.join(' '),
          categories?.join(' ') ?? 'all categories',
          `from ${validFrom}`,
          revokedOn ? `revoked ${revokedOn}` : `to ${validTo ?? '–'}`,
        ].join('  '),
      );
  }),
);

const rotate = new Command('rotate')
  .description('Gives a recipient a new key pair and destroys the old one. Broken off, run it again.')
  .argument('<ref>')
  .action((ref: string) =>
    atDesk(async ({ door, keys, find }) => {
      const old = await find(ref);
      const passphrase = await askSecret('Passphrase of now');
      const { successor, wrapped } = await rotateRecipient(door, keys, old, {
        passphrase,
        newPassphrase: await askPassphrase('New passphrase'),
      });
      console.log(`${ref} has new keys as ${successor.id}; ${wrapped} tips were wrapped anew.`);
    }),
  );

const revoke = new Command('revoke')
  .description('Ends a recipient at once: private key and wraps are destroyed.')
  .argument('<ref>')
  .requiredOption('--reason <text>')
  .action((ref: string, { reason }: { reason: string }) =>
    atDesk(async ({ door, find }) => {
      const recipient = await find(ref);
      await door((tx) => revokeRecipient(tx, recipient, reason));
      console.log(`${ref} opens nothing any more.`);
    }),
  );

const recovery = new Command('recovery')
  .description('Makes the recovery key and prints its private half, once. Tips from now on are wrapped for it.')
  .action(() =>
    atDesk(async ({ door }) => {
      const { id, privateKey } = await door((tx) => makeRecoveryKey(tx));
      console.log(`${id} ${privateKey}`);
      console.error('Print this line, lock it away in two halves if you can, and keep no file of it: it opens every tip from now on.');
    }),
  );

const rewrap = new Command('rewrap')
  .description('Gives a recipient the tips of before that area, category and conflicts allow. Broken off, run it again.')
  .argument('<ref>')
  .requiredOption('--recovery-key <file>', 'the line that `recovery` printed')
  .requiredOption('--reason <text>')
  .action((ref: string, { recoveryKey, reason }: { recoveryKey: string; reason: string }) =>
    atDesk(async ({ door, keys, find }) => {
      const [from = '', privateKey = ''] = (await readFile(recoveryKey, 'utf8')).trim().split(/\s+/);
      const { id: to } = await find(ref);
      const pair = keyPairOf(Buffer.from(privateKey, 'base64url'));
      console.log(`${await rewrapTips(door, keys, { from, pair, to }, reason)} tips were wrapped for ${ref}.`);
    }),
  );

export const tipsKeys = new Command('tips-keys').description('Who can open tips: make, list, rotate and revoke keys, recover tips.');
for (const command of [make, list, rotate, revoke, recovery, rewrap]) tipsKeys.addCommand(command.addHelpText('after', help));

async function askPassphrase(question: string): Promise<string> {
  const passphrase = await askSecret(`${question} (at least ${shortest} characters)`);
  if (passphrase.length < shortest)
    throw new Error(`A passphrase has at least ${shortest} characters; four words that do not belong together do`);
  return passphrase;
}

function atDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  return inDatabaseOf('tips', async (database) => {
    const { manager } = database.read;
    await work({
      keys: await readKeys(commandSettings(['NODE_ENV', 'OIDC_ISSUER', 'BINHAN_DATA', 'SERVER_KEY'])),
      door: doorOf(database, systemClock, 'tips-keys'),
      all: () => manager.find(Recipient, { order: { ref: 'ASC', validFrom: 'ASC' } }),
      async find(ref) {
        const [recipient, ...more] = await manager.find(Recipient, { where: { ref, revokedOn: IsNull() }, order: { validFrom: 'ASC' } });
        if (!recipient) throw new Error(`No recipient ${ref} is in office: binhan tips-keys list`);
        // While a rotation is under way two have the name: the one that is replaced is meant.
        return more.find(({ id }) => id === recipient.replacesId) ?? recipient;
      },
    });
  });
}
