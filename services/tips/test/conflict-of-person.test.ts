import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RecipientRole } from '../src/entities/recipient.ts';
import { rewrapTips } from '../src/operations/rewrap-tips.ts';
import { keyPairOf } from '../src/sealing/key-pair.ts';
import { unlockKey } from '../src/sealing/passphrase.ts';
import { intake, passphrase, province, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** One person in two posts, who has told only of one of them that there is a conflict. */
const inTwoPosts = async (subject: string, role: RecipientRole): Promise<DevelopmentClaims> => {
  await world.appoint({ ref: `${subject}-1`, role: 'ASSESSOR', subject, areaIds: [tanPhong], conflictUnitIds: [world.ownUnit] });
  await world.appoint({ ref: `${subject}-2`, role, subject, areaIds: [province] });
  return { roles: ['TIP_ASSESSOR', `TIP_${role}`], subject };
};

test('a person in conflict with a unit gets its tips in none of their posts', async () => {
  const person = await inTwoPosts('two-posts', 'SUPERVISOR');
  const about = await world.received({ unitId: world.ownUnit });
  const other = await world.received();
  expect(await world.listed(person)).toContain(other.id);
  expect(await world.listed(person)).not.toContain(about.id);
});

test('nor is it counted for them', async () => {
  const person = await inTwoPosts('counting', 'SUPERVISOR');
  const received = async () => (await world.ask('{ tipTotals { received } }', {}, person)).data.tipTotals.received;
  const before = await received();
  await world.received({ unitId: world.ownUnit });
  expect(await received()).toBe(before);
  await world.received();
  expect(await received()).toBe(before + 1);
});

test('they lose a tip in every post when intake names the unit', async () => {
  const person = await inTwoPosts('losing', 'INTAKE');
  const tip = await world.received();
  expect(await world.listed(person)).toContain(tip.id);
  const { unlock } = await world.unlock(intake);
  const query = 'mutation ($input: PlaceTipInput!) { placeTip(input: $input) { tip { id } } }';
  const input = { tipId: tip.id, expectedVersion: tip.version, unlock, unitId: world.ownUnit };
  expect((await world.ask(query, { input }, intake)).errors).toBeUndefined();
  expect(await world.listed(person)).not.toContain(tip.id);
  expect(await world.listed(supervisor)).toContain(tip.id);
});

test('nor do they get it later, when tips of before are wrapped for a new post', async () => {
  const about = await world.received({ unitId: world.ownUnit });
  const other = await world.received();
  const subject = 'newly-appointed';
  await world.appoint({ ref: `${subject}-1`, role: 'ASSESSOR', subject, areaIds: [tanPhong], conflictUnitIds: [world.ownUnit] });
  const post = await world.appoint({ ref: `${subject}-2`, role: 'SUPERVISOR', subject, areaIds: [province] });
  const { id, lockedKey } = world.recipients.supervisor ?? post;
  const pair = keyPairOf((lockedKey && (await unlockKey(lockedKey, passphrase, id))) as Buffer);
  await rewrapTips(world.door, world.keys, { from: id, pair, to: post.id }, 'bổ nhiệm');
  const held = await world.listed({ roles: ['TIP_SUPERVISOR'], subject });
  expect(held).toContain(other.id);
  expect(held).not.toContain(about.id);
});
