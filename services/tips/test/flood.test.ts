import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { networkNames } from '../src/network.ts';
import { difficultyAt, makeChallenge, requireWork, workIn } from '../src/proof-of-work.ts';
import { work } from './work.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000);
const key = randomBytes(32);

test('the work gets harder with the tips of a network and of all, and easier when it is calm again', () => {
  const calm = difficultyAt(0, 0);
  expect(difficultyAt(7, 200)).toBe(calm);
  expect(difficultyAt(64, 0)).toBeGreaterThan(calm + 2);
  expect(difficultyAt(0, 10_000)).toBeGreaterThan(calm + 3);
  expect(difficultyAt(1e9, 1e9)).toBe(22);
});

test('only work that was done on a challenge of this house, in its time, counts', () => {
  const challenge = makeChallenge(key, 10, at(0));
  const proof = work(challenge);
  expect(requireWork(key, proof, at(14))).toMatchObject({ expiresAt: at(15) });
  const refused = (code: string) => expect.objectContaining({ code });
  expect(() => requireWork(key, proof, at(15))).toThrow(refused('CHALLENGE_EXPIRED'));
  expect(() => requireWork(randomBytes(32), proof, at(1))).toThrow(refused('CHALLENGE_EXPIRED'));
  const lazy = { ...proof, answer: 'lazy' };
  expect(workIn(lazy)).toBeLessThan(10);
  expect(() => requireWork(key, lazy, at(1))).toThrow(refused('WORK_MISSING'));
  const [id, , ...rest] = proof.challenge.split('.');
  const easier = work({ challenge: [id, 0, ...rest].join('.'), difficulty: 0 });
  expect(() => requireWork(key, easier, at(1))).toThrow(refused('CHALLENGE_EXPIRED'));
  expect(() => requireWork(key, { challenge: '', answer: '' }, at(1))).toThrow(refused('CHALLENGE_EXPIRED'));
});

test('a network has one name a day, which tells nothing of its address and cannot be found again tomorrow', () => {
  const nameOf = networkNames();
  const caller = { headers: {}, ip: '203.0.113.7' };
  const today = nameOf(caller, at(0));
  expect(nameOf(caller, at(60))).toBe(today);
  expect(nameOf({ ...caller, ip: '203.0.113.8' }, at(60))).not.toBe(today);
  expect(nameOf(caller, at(24 * 60))).not.toBe(today);
  expect(networkNames()(caller, at(0))).not.toBe(today);
  const named = { 'x-caller-network': 'of the gateway' };
  expect(nameOf({ headers: named, ip: '10.0.0.1' }, at(0))).toBe(nameOf({ headers: named, ip: '10.0.0.2' }, at(0)));
});
