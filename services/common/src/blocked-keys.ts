import type { EntityManager } from 'typeorm';
import { affected } from './database.ts';
import { OutboxBlockedKey, OutboxRow } from './outbox.ts';

export type BlockedKey = Pick<OutboxBlockedKey, 'topic' | 'msgKey' | 'since' | 'error'> & { waiting: number };

/** Keys whose events the log refuses, the oldest first, each with how many events wait. */
export async function listBlockedKeys(manager: EntityManager): Promise<BlockedKey[]> {
  const keys = await manager.find(OutboxBlockedKey, { order: { since: 'ASC', topic: 'ASC', msgKey: 'ASC' } });
  return Promise.all(
    keys.map(async ({ topic, msgKey, since, error }) => {
      const waiting = await manager.countBy(OutboxRow, { topic, msgKey });
      return { topic, msgKey, since, error, waiting };
    }),
  );
}

/** Lets the relay try these keys again, from the event that was refused on. What the log refuses again is blocked again. */
export async function releaseBlockedKeys(manager: EntityManager, { topic, key }: { topic?: string; key?: string }): Promise<number> {
  const query = manager.createQueryBuilder().delete().from(OutboxBlockedKey);
  if (topic) query.andWhere('topic = :topic', { topic });
  if (key) query.andWhere('msgKey = :key', { key });
  return affected(await query.execute());
}
