import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Recipient } from './entities/recipient.ts';
import type { Tip } from './entities/tip.ts';
import type { TipWrap } from './entities/tip-wrap.ts';
import { scopeOf } from './scope.ts';
import { derive } from './sealing/derive.ts';
import { type KeyPair, keyPairOf } from './sealing/key-pair.ts';
import { unlockKey } from './sealing/passphrase.ts';
import { openToken, sealToken } from './sealing/sealed-token.ts';
import type { Keys } from './server-key.ts';
import { dataKeyOfHolder } from './wraps.ts';

export const unlockMinutes = 15;

/** Recipient -> private key in base64. */
type Opened = Record<string, string>;

/** The private keys that the passphrase opens. */
export async function openKeys(recipients: readonly Recipient[], passphrase: string): Promise<Opened> {
  const opened: Opened = {};
  for (const { id, lockedKey } of recipients) {
    const key = lockedKey && (await unlockKey(lockedKey, passphrase, id));
    if (key) opened[id] = key.toString('base64');
  }
  return opened;
}

/**
 * Carries private keys to the client and back: sealed under the server's key and a secret that stands in the answer alone,
 * so that neither a database nor the server's key nor a noted token without its first half opens anything. It is good on
 * every replica, for this subject only.
 */
export function sealUnlock({ unlock: key }: Keys, subject: string, opened: Opened, expiresAt: Date): string {
  const secret = randomBytes(32);
  return `${secret.toString('base64url')}.${sealToken(derive(key, 'unlock', secret), 'unlock', boundTo(subject), { opened }, expiresAt)}`;
}

/** The key pairs of an unlock; UNLOCK_EXPIRED when it is none of this viewer's, or over. */
function openUnlock({ unlock: key }: Keys, subject: string, unlock: string, now: Date): Map<string, KeyPair> {
  const [secret = '', token = ''] = unlock.split('.');
  const derived = derive(key, 'unlock', Buffer.from(secret, 'base64url'));
  const content = openToken<{ opened: Opened }>(derived, 'unlock', boundTo(subject), token, now);
  if (!content) throw new Problem('UNLOCK_EXPIRED', { minutes: unlockMinutes });
  return new Map(Object.entries(content.opened).map(([id, pair]) => [id, keyPairOf(Buffer.from(pair, 'base64'))]));
}

export const boundTo = (subject: string) => createHash('sha256').update(subject).digest('hex');

/**
 * The key of a tip, or of its contact, for this viewer. A key pair counts only while its recipient is in office and the viewer's own: who
 * was revoked has lost the tip although the unlock still lasts.
 */
export async function dataKeyFor(tx: Tx, keys: Keys, tip: Tip, unlock: string, what: TipWrap['what'] = 'CONTENT'): Promise<Buffer> {
  const pairs = openUnlock(keys, tx.viewer.subject ?? '', unlock, tx.now);
  const { assignments = {} } = await scopeOf(tx.manager, tx.viewer, tx.now);
  const held = new Set(Object.values(assignments).flat());
  for (const id of pairs.keys()) if (!held.has(id)) pairs.delete(id);
  const dataKey = await dataKeyOfHolder(tx.manager, tip.id, pairs, what);
  if (!dataKey) throw new Problem('NOT_YOURS_TO_OPEN');
  return dataKey;
}
