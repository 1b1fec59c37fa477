import { Problem } from '@binhan/common/errors';
import type { EntityManager } from 'typeorm';
import { ProtectionRequest } from './entities/protection-request.ts';
import { Tip } from './entities/tip.ts';
import { TipMessageRow } from './entities/tip-message.ts';
import { wordsFor } from './notices.ts';
import { isSecretOf, mailboxKey, readReceipt } from './receipt.ts';
import { openMessage } from './sealed-tip.ts';
import { openToken, sealToken } from './sealing/sealed-token.ts';
import type { Keys } from './server-key.ts';
import { dataKeyOfMailbox } from './wraps.ts';

/** What a mailbox token holds: the mailbox's own key, and not the secret that it came from. */
export type OpenMailbox = { tipId: string; key: string };
export type Mailbox = Awaited<ReturnType<typeof readMailbox>>;

const lifetimeMs = 15 * 60_000;

/** Opens the mailbox of a receipt for a quarter of an hour, on every replica. Nothing is written, not even that it happened. */
export async function openMailbox(manager: EntityManager, keys: Keys, written: string, now: Date) {
  const { locator, secret } = readReceipt(written);
  // Three bare columns: to read the text and to make an entity of it would take longer than to find none, and tell a locator that exists.
  const query = manager.createQueryBuilder(Tip, 't').select('t.id', 'id').addSelect('t.salt', 'salt').addSelect('t.verifier', 'verifier');
  const tip = (await query.where('t.locator = :locator', { locator }).getRawOne<Pick<Tip, 'id' | 'salt' | 'verifier'>>()) ?? null;
  if (!isSecretOf(tip, secret) || !tip) throw new Problem('MAILBOX_NOT_FOUND');
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  const content: OpenMailbox = { tipId: tip.id, key: mailboxKey(secret, tip).toString('base64') };
  return { token: sealToken(keys.mailbox, 'mailbox', '', content, expiresAt), expiresAt };
}

export function requireMailbox(keys: Keys, token: string, now: Date): OpenMailbox {
  const mailbox = openToken<OpenMailbox>(keys.mailbox, 'mailbox', '', token, now);
  if (!mailbox) throw new Problem('MAILBOX_CLOSED');
  return mailbox;
}

/** The tip of an open mailbox and its data key, if it has still content. */
export async function dataKeyIn(manager: EntityManager, { tipId, key }: OpenMailbox) {
  const tip = await manager.findOneBy(Tip, { id: tipId });
  if (!tip) throw new Problem('MAILBOX_CLOSED');
  return { tip, dataKey: await dataKeyOfMailbox(manager, tipId, Buffer.from(key, 'base64')) };
}

/** What the sender sees. */
export async function readMailbox(manager: EntityManager, mailbox: OpenMailbox) {
  const { tip, dataKey } = await dataKeyIn(manager, mailbox);
  const rows = dataKey ? await manager.find(TipMessageRow, { where: { tipId: tip.id }, order: { place: 'ASC' } }) : [];
  const request = await manager.findOneBy(ProtectionRequest, { tipId: tip.id });
  return {
    state: tip.state,
    words: wordsFor(tip),
    receivedAt: tip.receivedAt,
    protection: request?.state ?? null,
    messages: rows.map((row) => openMessage(dataKey as Buffer, row)),
  };
}
