import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeReceipt } from '../src/receipt.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('ten thousand guesses are refused after the limit, while everybody else is served', async () => {
  const { receipt } = await world.received();
  const guess = writeReceipt({ locator: receipt.locator, secret: '0'.repeat(20) });
  const answers: (string | undefined)[] = [];
  for (let round = 0; round < 100; round++) {
    const [others, sent, ...codes] = await Promise.all([
      world.ask('{ tipNotices { code } }'),
      round % 20 ? undefined : world.submit(),
      ...Array.from({ length: 100 }, async () => (await world.openMailbox(guess, 'the attacker')).code),
    ]);
    expect(others.data.tipNotices).toHaveLength(5);
    expect(sent?.code).toBeUndefined();
    answers.push(...codes);
  }
  expect(answers.filter((code) => code === 'MAILBOX_NOT_FOUND')).toHaveLength(20);
  expect(answers.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(9980);
  expect((await world.openMailbox(receipt.code, 'the sender')).code).toBeUndefined();
});
