import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SpentChallenge } from '../src/entities/spent-challenge.ts';
import { forgetChallenges } from '../src/operations/forget-challenges.ts';
import { makeChallenge } from '../src/proof-of-work.ts';
import { work } from './work.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const spent = () => world.database.read.manager.find(SpentChallenge);

test('a challenge that has served keeps no minute of who asked for it, and serves no second time', async () => {
  // Asked for at eight minutes to nine; it is nine now.
  const proof = work(makeChallenge(world.keys.challenge, 10, new Date('2026-03-02T01:52:41.123Z')));
  expect((await world.submit({ proof })).code).toBeUndefined();
  const rows = await spent();
  expect(rows.length).toBeGreaterThan(0);
  for (const { expiresAt } of rows) expect(expiresAt.getTime() % 3_600_000).toBe(0);
  await forgetChallenges.run(world.door);
  expect((await world.submit({ proof })).code).toBe('CHALLENGE_USED');
});
