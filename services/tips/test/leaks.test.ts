import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '@binhan/common/logger';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TipFilePart } from '../src/entities/tip-file.ts';
import { TipMessageRow } from '../src/entities/tip-message.ts';
import { readReceipt, receiptFor } from '../src/receipt.ts';
import { boxesIn } from './boxes.ts';
import { jpegOfPhone, traces } from './pictures.ts';
import { uploadsAt } from './uploads.ts';
import { type intake, newRequestKey, startWorld, type World } from './world.ts';

/** Words that stand in one secret place each, so that a find names the leak. */
const canaries = {
  text: 'CANARY-TEXT-kzq',
  period: 'CANARY-PERIOD-kzq',
  fromSender: 'CANARY-SENDER-kzq',
  contact: 'CANARY-CONTACT-kzq',
  protection: 'CANARY-PROTECTION-kzq',
  paper: 'CANARY-PAPER-kzq',
  paperPeriod: 'CANARY-PAPER-PERIOD-kzq',
  told: 'CANARY-TOLD-kzq',
  fromOffice: 'CANARY-OFFICE-kzq',
  passphrase: 'CANARY-PASSPHRASE-kzq',
  network: 'CANARY-NETWORK-kzq',
  userAgent: 'CANARY-AGENT-kzq',
  fileName: 'CANARY-FILENAME-kzq',
  referrer: 'CANARY-REFERRER-kzq',
  address: '203.0.113.77',
  trace: 'abcdefabcdefabcdefabcdefabcdef99',
};

const lines: string[] = [];
const answers: string[] = [];
let world: World;
let secrets: Record<string, string>;
/** A picture as it was sent, and as the office gets it. */
let pictures: { sent: Buffer; clean: Buffer };

beforeAll(async () => {
  world = await startWorld({ logger: createLogger('tips', 'trace', { write: (line: string) => void lines.push(line) }) });
  await world.appoint({ ref: 'X', role: 'INTAKE', subject: 'canary', areaIds: ['12@2013-12-27'], passphrase: canaries.passphrase });
  secrets = { ...canaries, ...traces, unit: world.ownUnit, requestKey: newRequestKey() };
  await tellSecrets();
});
afterAll(() => world.stop());

/** A tip with all its talk, read and answered, and every request that can fail, with secrets in each. */
async function tellSecrets() {
  const headers = {
    'x-caller-network': canaries.network,
    'user-agent': canaries.userAgent,
    referer: canaries.referrer,
    'x-forwarded-for': canaries.address,
    traceparent: `00-${canaries.trace}-abcdefabcdefab99-01`,
  };
  const ask = async (query: string, variables: object, claims?: typeof intake) => {
    const answer = await world.ask(query, variables, claims, headers);
    if (answer.errors) answers.push(JSON.stringify(answer.errors));
    return answer.data;
  };
  const { requestKey } = secrets;
  const files = uploadsAt(world.url.replace('/graphql', '/files'), world);
  const sent = await jpegOfPhone(200, 150);
  const told = { ...headers, 'content-disposition': `attachment; filename="${canaries.fileName}"` };
  const { upload } = await files.upload(sent, told);
  secrets.upload = upload;
  for (const broken of [sent.subarray(0, 300), canaries.text]) answers.push(JSON.stringify((await files.upload(broken, told)).errors));
  const tip = await world.received({
    requestKey,
    attachments: [upload],
    text: canaries.text,
    periodText: canaries.period,
    unitId: world.ownUnit,
  });
  secrets.secret = readReceipt(tip.receipt.code).secret;
  secrets.receipt = tip.receipt.code;
  const open = 'mutation ($receipt: String!) { openMailbox(input: { receipt: $receipt }) { token } }';
  const { token } = (await ask(open, { receipt: tip.receipt.code })).openMailbox;
  secrets.token = token;
  const send = 'mutation ($input: SendMailboxMessageInput!) { sendMailboxMessage(input: $input) { mailbox { state } } }';
  await ask(send, { input: { token, text: canaries.fromSender } });
  const offer = 'mutation ($input: OfferContactInput!) { offerContact(input: $input) { mailbox { state } } }';
  const mayBe = await world.openMailbox(tip.receipt.code);
  await ask(offer, { input: { token: mayBe.token, contact: canaries.contact } });
  const again = await world.openMailbox(tip.receipt.code);
  const protect = 'mutation ($input: RequestProtectionInput!) { requestProtection(input: $input) { mailbox { state } } }';
  await ask(protect, { input: { token: again.token, contact: canaries.protection } });
  await tellOfPaper();
  const claims = { roles: ['TIP_INTAKE' as const], subject: 'canary' };
  const { unlock } = await world.unlock(claims, canaries.passphrase);
  secrets.unlock = unlock;
  await world.act('answerTip', { tipId: tip.id, expectedVersion: 1, unlock, text: canaries.fromOffice }, claims);
  const { attachments } = await world.read(tip.id, claims, unlock);
  secrets.ticket = attachments[0].ticket;
  pictures = { sent, clean: (await files.fetchFile(secrets.ticket as string, claims)).bytes as Buffer };
  // What fails must not tell either: refusals, a database that breaks in the middle.
  await ask(send, { input: { token, text: canaries.fromSender.repeat(9000) } });
  await ask(send, { input: { token: `${token}x`, text: canaries.fromSender } });
  await ask(open, { receipt: `${tip.receipt.code.slice(0, -1)}*` });
  await world.unlock(claims, `${canaries.passphrase}!`);
  await world.read(tip.id, claims, `${unlock}!`);
  for (const table of ['tip', 'tip_wrap', 'tip_file_part'])
    await world.door((tx) => tx.manager.query(`ALTER TABLE ${table} RENAME TO ${table}_away`));
  const lostKey = newRequestKey();
  secrets.lostLocator = receiptFor(world.keys.receipt, lostKey, 0).locator;
  const sendBroken = async () => {
    const tip = { requestKey: lostKey, text: canaries.text, periodText: canaries.period, unitId: world.ownUnit };
    answers.push(JSON.stringify((await world.submit(tip, canaries.network)).errors));
    await ask(send, { input: { token, text: canaries.fromSender } });
  };
  answers.push(
    JSON.stringify((await files.upload(sent, told)).errors),
    JSON.stringify(await files.fetchFile(secrets.ticket as string, claims)),
  );
  await world.door((tx) => tx.manager.query('ALTER TABLE tip_file_part_away RENAME TO tip_file_part'));
  await sendBroken();
  await world.door((tx) => tx.manager.query('ALTER TABLE tip_away RENAME TO tip'));
  await sendBroken();
  await world.door((tx) => tx.manager.query('ALTER TABLE tip_wrap_away RENAME TO tip_wrap'));
}

/** A paper and a call that officers enter, and each once more in ways that fail. */
async function tellOfPaper() {
  const boxes = await boxesIn(world);
  const opening = await boxes.opened(await boxes.active());
  const paper = { ...boxes.paper, text: canaries.paper, periodText: canaries.paperPeriod, unitId: world.ownUnit };
  const told = { ...paper, text: canaries.told };
  secrets.paperKey = newRequestKey();
  const transcribed = await boxes.transcribe(opening, { tip: paper, requestKey: secrets.paperKey });
  const entered = await boxes.enter('enterTip', { channel: 'PHONE', tip: told });
  for (const [name, { receipt }] of Object.entries({ transcribed, entered })) {
    secrets[`${name}Receipt`] = receipt.code;
    secrets[`${name}Secret`] = readReceipt(receipt.code).secret;
  }
  const failed = [
    await boxes.transcribe(opening, { tip: paper }),
    await boxes.transcribe(opening, { tip: { ...paper, text: canaries.paper.repeat(9000) } }),
    await boxes.enter('enterTip', { channel: 'PHONE', tip: { ...told, areaId: 'x' } }),
    await boxes.enter('enterTip', { channel: 'PHONE', tip: { ...told, unitId: 'x' } }),
  ];
  answers.push(...failed.map(({ errors }) => JSON.stringify(errors)));
}

/** Everything that outlives a request, as bytes. */
async function remains(): Promise<Record<string, Buffer>> {
  await world.settled();
  const { read } = world.database;
  const tables = await Promise.all(
    // A server keeps names of units by right: the replica of what `units` publishes.
    read.entityMetadatas
      .filter(({ tableName }) => !['unit_ref', 'unit_place', 'consumer_position'].includes(tableName))
      .map(async ({ tableName }) => [tableName, bytesOf(await read.query(`SELECT * FROM ${tableName}`))] as const),
  );
  const metrics = Buffer.from(await (await fetch(world.url.replace('/graphql', '/metrics'))).text());
  const events = Buffer.from(JSON.stringify(world.published));
  return { ...Object.fromEntries(tables), ...filesOf(world.settings.BINHAN_DATA), metrics, events, logs: Buffer.from(lines.join('')) };
}

function bytesOf(rows: Record<string, unknown>[]): Buffer {
  const values = rows.flatMap((row) => Object.values(row));
  return Buffer.concat(
    values.map((value) =>
      value instanceof ArrayBuffer || Buffer.isBuffer(value) ? Buffer.from(value as Buffer) : Buffer.from(`${value}\n`),
    ),
  );
}

/** The files of tips and of the event log; those of `units` hold its units. */
function filesOf(folder: string): Record<string, Buffer> {
  const files = readdirSync(folder).filter(
    (name) => name.startsWith('tips') && !name.endsWith('-shm') && statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Which secret stands where, in plain, in base64 or in hexadecimal. */
function leaks(places: Record<string, Buffer>, sought: Record<string, string> = secrets): string[] {
  return Object.entries(places).flatMap(([place, bytes]) =>
    Object.entries(sought).flatMap(([name, secret]) => {
      const plain = Buffer.from(secret);
      const forms = [secret, plain.toString('hex'), plain.toString('base64').slice(0, -4), plain.toString('base64url').slice(0, -4)];
      return forms.some((form) => bytes.includes(form)) ? [`${name} in ${place}`] : [];
    }),
  );
}

test('no secret stands in a table, a file, the log of events, the log lines or the metrics', async () => {
  const places = await remains();
  expect(Object.keys(places)).toEqual(expect.arrayContaining(['tip', 'tip_message', 'event_outbox', 'audit_entry', 'logs']));
  expect(lines.join('')).toContain('unexpected error');
  // The replica of units lies in the same file, so there the id of the unit is at home.
  const { unit: _atHome, ...rest } = secrets;
  const files = Object.fromEntries(Object.entries(places).filter(([place]) => place.startsWith('tips')));
  const tables = Object.fromEntries(Object.entries(places).filter(([place]) => !place.startsWith('tips')));
  expect([...leaks(tables), ...leaks(files, rest)]).toEqual([]);
});

/** Where a piece of a picture stands: any run of 64 of its bytes holds one of these windows whole. */
function piecesIn(places: Record<string, Buffer>): string[] {
  return Object.entries(pictures).flatMap(([name, picture]) => {
    const windows = Array.from({ length: Math.floor(picture.length / 32) }, (_, i) => picture.subarray(i * 32, i * 32 + 32));
    // Runs of equal bytes stand in any file.
    const telling = windows.filter((window) => new Set(window).size > 8);
    return Object.entries(places).flatMap(([place, bytes]) =>
      telling.some((window) => bytes.includes(window)) ? [`${name} in ${place}`] : [],
    );
  });
}

test('no piece of a picture stands anywhere, neither as it was sent nor as it was kept', async () => {
  expect(pictures.clean.length).toBeGreaterThan(5000);
  const places = await remains();
  expect(Object.keys(places)).toEqual(expect.arrayContaining(['tip_file', 'tip_file_part']));
  expect(piecesIn(places)).toEqual([]);
});

test('the search finds 64 bytes of a picture that are planted', async () => {
  for (const picture of Object.values(pictures)) {
    const middle = Math.floor(picture.length / 2) + 7;
    const planted = { fileId: 'planted', place: 1, sealed: picture.subarray(middle, middle + 64) };
    await world.door((tx) => tx.manager.insert(TipFilePart, planted));
    const found = piecesIn(await remains());
    await world.door((tx) => tx.manager.delete(TipFilePart, { fileId: 'planted' }));
    expect(found.some((piece) => piece.endsWith('in tip_file_part'))).toBe(true);
  }
});

test('no error repeats what was sent', () => {
  expect(answers.length).toBeGreaterThan(4);
  expect(leaks({ answers: Buffer.from(answers.join('')) })).toEqual([]);
});

test('the search finds a leak that is planted', async () => {
  await world.door(async ({ manager }) => {
    const [message] = await manager.find(TipMessageRow, { take: 1 });
    await manager.insert(TipMessageRow, {
      ...(message as TipMessageRow),
      id: 'planted',
      place: 99,
      sealedText: Buffer.from(canaries.text),
    });
  });
  const found = leaks(await remains());
  await world.door((tx) => tx.manager.delete(TipMessageRow, { id: 'planted' }));
  expect(found).toContain('text in tip_message');
  if (world.database.kind === 'sqlite') expect(found.some((leak) => /^text in tips\.db/.test(leak))).toBe(true);
});

test('what is stored of a tip is ciphertext: of one size for short and long, and never twice the same', async () => {
  const same = [await world.received({ text: 'a' }), await world.received({ text: 'a'.repeat(900) }), await world.received({ text: 'a' })];
  const rows = await Promise.all(same.map(({ id }) => world.database.read.query(`SELECT sealedText FROM tip WHERE id = '${id}'`)));
  const sealed = rows.map(([row]: { sealedText: Buffer }[]) => Buffer.from(row?.sealedText as Buffer));
  expect(sealed.map(({ length }) => length)).toEqual([1052, 1052, 1052]);
  expect(sealed[0]?.equals(sealed[2] as Buffer)).toBe(false);
  const counted = new Set(sealed[0]).size;
  expect(counted).toBeGreaterThan(200); // zeros of the padding would leave a handful of byte values
});
