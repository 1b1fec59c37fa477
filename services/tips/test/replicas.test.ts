import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { work } from './work.ts';
import { intake, newRequestKey, startWorld, type World } from './world.ts';

let world: World;
let other: Awaited<ReturnType<World['replica']>>;
beforeAll(async () => {
  world = await startWorld();
  other = await world.replica();
});
afterAll(async () => {
  await other.stop();
  await world.stop();
});

test('a mailbox and an unlock that one replica opened serve on the other', async () => {
  const tip = await world.received();
  const { token } = await world.openMailbox(tip.receipt.code);
  const { unlock } = await world.unlock(intake);
  const mailbox = await other.ask('query ($token: String!) { mailbox(token: $token) { state } }', { token });
  expect(mailbox.data.mailbox).toEqual({ state: 'RECEIVED' });
  const read = 'query ($id: ID!, $unlock: String!) { tip(id: $id) { content(unlock: $unlock, reason: "x") { text } } }';
  expect((await other.ask(read, { id: tip.id, unlock }, intake)).data.tip.content.text).toBe('Mất xe đạp ở cổng trường');
});

test('a request that is repeated on the other replica gets the same receipt, and a challenge serves once on both', async () => {
  const { areaId } = await world.database.read.manager.findOneByOrFail<{ areaId: string }>('tip', {});
  const send = 'mutation ($input: SubmitTipInput!) { submitTip(input: $input) { receipt { code } } }';
  const input = { requestKey: newRequestKey(), category: 'FRAUD', areaId, text: 'x', proof: work(await world.challenge()) };
  const answers = await Promise.all([world.ask(send, { input }), other.ask(send, { input })]);
  expect(new Set(answers.map(({ data }) => data.submitTip.receipt.code)).size).toBe(1);
  const again = await other.ask(send, { input: { ...input, requestKey: newRequestKey() } });
  expect(again.errors?.[0]?.extensions.code).toBe('CHALLENGE_USED');
});
