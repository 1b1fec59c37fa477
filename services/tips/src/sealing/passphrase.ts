import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { open, seal } from './aead.ts';

const derived = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** A private key under a passphrase, as it lies in its row. The cost stands beside it, so that it can rise for new ones. */
export type LockedKey = { cost: number; salt: string; sealed: string };

// 64 MiB and about a quarter of a second for each guess at a stolen passphrase.
const cost = 2 ** 16;

export async function lockKey(privateKey: Uint8Array, passphrase: string, id: string): Promise<LockedKey> {
  const salt = randomBytes(16);
  const key = await keyOf(passphrase, salt, cost);
  return { cost, salt: salt.toString('base64'), sealed: seal(key, placeOf(id), privateKey).toString('base64') };
}

/** The private key, or nothing when the passphrase is another. */
export async function unlockKey({ cost: paid, salt, sealed }: LockedKey, passphrase: string, id: string): Promise<Buffer | undefined> {
  const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), paid);
  try {
    return open(key, placeOf(id), Buffer.from(sealed, 'base64'));
  } catch {
    return undefined;
  }
}

const placeOf = (id: string) => ({ table: 'recipient', column: 'lockedKey', id });

function keyOf(passphrase: string, salt: Buffer, N: number): Promise<Buffer> {
  return derived(passphrase.normalize('NFC'), salt, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
}
