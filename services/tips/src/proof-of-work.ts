import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Problem } from '@binhan/common/errors';

/** Work that a client does before it may send: without it, a flood of invented tips would cost its sender nothing. */
export type Challenge = { challenge: string; difficulty: number; expiresAt: Date };
export type Proof = { challenge: string; answer: string };

const lifetimeMs = 15 * 60_000;

/** Leading zero bits: each doubles the work. The least takes a phone a fraction of a second. */
const least = 14;
const most = 22;

/** One bit more for each doubling of what came in the window, from one network and from all. */
export function difficultyAt(fromNetwork: number, fromAll: number): number {
  const bits = (count: number, calm: number) => Math.max(0, Math.ceil(Math.log2((count + 1) / calm)));
  return Math.min(most, least + bits(fromNetwork, 8) + bits(fromAll, 256));
}

export function makeChallenge(key: Uint8Array, difficulty: number, now: Date): Challenge {
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  const body = [randomBytes(16).toString('base64url'), difficulty, expiresAt.getTime()].join('.');
  return { challenge: `${body}.${signature(key, body)}`, difficulty, expiresAt };
}

/** Checks the work, and answers what must not be used again and until when. Spending it is the caller's, in its transaction. */
export function requireWork(
  key: Uint8Array,
  { challenge, answer }: Proof,
  now: Date,
  field = 'input.proof',
): { id: string; expiresAt: Date } {
  const [id = '', difficulty = '', expiry = '', signed = ''] = challenge.slice(0, 200).split('.');
  const expected = Buffer.from(signature(key, [id, difficulty, expiry].join('.')));
  const given = Buffer.from(signed);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  const expiresAt = new Date(Number(expiry));
  if (!genuine || !(now < expiresAt)) throw new Problem('CHALLENGE_EXPIRED', {}, field);
  if (workIn({ challenge, answer }) < Number(difficulty)) throw new Problem('WORK_MISSING', { difficulty }, field);
  return { id, expiresAt };
}

/** Leading zero bits of SHA-256 of challenge, colon and answer. */
export function workIn({ challenge, answer }: Proof): number {
  const digest = createHash('sha256')
    .update(`${challenge}:${answer.slice(0, 40)}`)
    .digest();
  const first = digest.findIndex((byte) => byte !== 0);
  return first < 0 ? digest.length * 8 : first * 8 + Math.clz32(digest[first] as number) - 24;
}

function signature(key: Uint8Array, body: string): string {
  return createHmac('sha256', key).update(body).digest('base64url');
}
