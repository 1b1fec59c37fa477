import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readReceipt, writeReceipt } from '../src/receipt.ts';
import { assessor, intake, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('the sender and the office talk without an account', async () => {
  const tip = await world.received();
  const { token } = await world.openMailbox(tip.receipt.code);
  expect(await world.mailbox(token)).toMatchObject({ state: 'RECEIVED', receivedOn: '2026-03-02', messages: [] });
  const { unlock } = await world.unlock(intake);
  await world.act('answerTip', { tipId: tip.id, expectedVersion: 1, unlock, text: 'Việc xảy ra ở đâu?' }, intake);
  const answered = await world.write(token, 'Ở cổng sau');
  const talk = [
    { writer: 'OFFICE', writtenOn: '2026-03-02', text: 'Việc xảy ra ở đâu?' },
    { writer: 'SENDER', writtenOn: '2026-03-02', text: 'Ở cổng sau' },
  ];
  expect(answered.messages).toEqual(talk);
  expect((await world.read(tip.id, intake, unlock)).messages).toEqual(talk);
});

test('two messages at once are both kept, in some order', async () => {
  const { receipt } = await world.received();
  const { token } = await world.openMailbox(receipt.code);
  await Promise.all([world.write(token, 'một'), world.write(token, 'hai')]);
  const { messages } = await world.mailbox(token);
  expect(messages.map(({ text }: { text: string }) => text).sort()).toEqual(['hai', 'một']);
});

test('the mailbox closes itself after a quarter of an hour, and a token is good nowhere else', async () => {
  const { receipt } = await world.received();
  const { token } = await world.openMailbox(receipt.code);
  const { unlock } = await world.unlock(intake);
  world.setTime('2026-03-02', 10);
  expect((await world.mailbox(token)).code).toBe('MAILBOX_CLOSED');
  expect((await world.write(token, 'x')).code).toBe('MAILBOX_CLOSED');
  world.setTime('2026-03-02');
  for (const nonsense of ['', 'x', unlock, `${token.slice(0, -2)}AA`]) expect((await world.mailbox(nonsense)).code).toBe('MAILBOX_CLOSED');
});

test('a mistyped receipt is told from one that does not exist', async () => {
  const { receipt } = await world.received();
  const { locator, secret } = readReceipt(receipt.code);
  const wrong = secret.replace(/./, (letter) => (letter === '7' ? '8' : '7'));
  expect((await world.openMailbox(receipt.code.slice(0, -1))).code).toBe('RECEIPT_MISTYPED');
  expect((await world.openMailbox(writeReceipt({ locator, secret: wrong }))).code).toBe('MAILBOX_NOT_FOUND');
  expect((await world.openMailbox(writeReceipt({ locator: '00000000', secret }))).code).toBe('MAILBOX_NOT_FOUND');
  expect((await world.openMailbox(receipt.code.toLowerCase().replaceAll('-', ' '))).code).toBeUndefined();
});

test('guesses are refused after the limit, and the right receipt opens elsewhere', async () => {
  const { receipt } = await world.received();
  const guess = writeReceipt({ locator: receipt.locator, secret: '0'.repeat(20) });
  const codes = await Promise.all(Array.from({ length: 50 }, async () => (await world.openMailbox(guess, 'the attacker')).code));
  expect(codes.filter((code) => code === 'MAILBOX_NOT_FOUND')).toHaveLength(20);
  expect(codes.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(30);
  expect((await world.openMailbox(receipt.code, 'the attacker')).code).toBe('TOO_MANY_TRIES');
  expect((await world.openMailbox(receipt.code, 'the sender')).code).toBeUndefined();
});

test('a known and an unknown locator cost the same statements', async () => {
  const { receipt } = await world.received();
  const { locator } = readReceipt(receipt.code);
  const cost = async (one: string) => {
    world.statements.length = 0;
    expect((await world.openMailbox(writeReceipt({ locator: one, secret: '0'.repeat(20) }))).code).toBe('MAILBOX_NOT_FOUND');
    return world.statements.map((sql) => sql.replace(/\s+/g, ' '));
  };
  expect(await cost('00000000')).toEqual(await cost(locator));
});

test('trying on does not prolong the wait', async () => {
  const guess = writeReceipt({ locator: '00000000', secret: '0'.repeat(20) });
  const tries = async (count: number) => {
    const codes = new Set<string | undefined>();
    for (let i = 0; i < count; i++) codes.add((await world.openMailbox(guess, 'a patient network')).code);
    return [...codes];
  };
  await tries(20);
  expect(await tries(30)).toEqual(['TOO_MANY_TRIES']);
  world.setTime('2026-03-02', 10);
  expect(await tries(20)).toEqual(['MAILBOX_NOT_FOUND']);
  world.setTime('2026-03-02');
});

test('aliases make no more tries: one mailbox field in an operation, and each call counts', async () => {
  const guess = writeReceipt({ locator: '00000000', secret: '0'.repeat(20) });
  const many = Array.from({ length: 30 }, (_, i) => `a${i}: openMailbox(input: { receipt: "${guess}" }) { token }`).join(' ');
  const { errors = [] } = await world.ask(`mutation { ${many} }`, {}, undefined, { 'x-caller-network': 'alias' });
  const codes = errors.map(({ extensions }) => extensions.code);
  expect(codes.filter((code) => code === 'MAILBOX_NOT_FOUND')).toHaveLength(1);
  expect(codes.filter((code) => code === 'MAILBOX_ONCE')).toHaveLength(19);
  expect(codes.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(10);
  const { token } = await world.openMailbox((await world.received()).receipt.code);
  const twice = await world.ask(`{ a: mailbox(token: "${token}") { state } b: mailbox(token: "${token}") { state } }`);
  expect(twice.errors?.map(({ extensions }) => extensions.code)).toEqual(['MAILBOX_ONCE']);
});

test('a signed-in sender is no other than one without a token', async () => {
  const before = await world.database.read.manager.count('actor');
  const { receipt } = await world.received();
  const { token } = await world.openMailbox(receipt.code);
  const query = 'mutation ($input: SendMailboxMessageInput!) { sendMailboxMessage(input: $input) { mailbox { state } } }';
  await world.ask(query, { input: { token, text: 'x' } }, assessor);
  expect(await world.database.read.manager.count('actor')).toBe(before);
});
