import { DeadLetter } from '@binhan/common/dead-letters';
import { OutboxBlockedKey } from '@binhan/common/outbox';
import type { EntityTarget } from 'typeorm';
import { compareAcknowledged } from './compare-acknowledged.ts';
import { compareReactions } from './compare-reactions.ts';
import { compareReadModel } from './compare-read-model.ts';
import { compareReceipts } from './compare-receipts.ts';
import { compareHistory, type History } from './history.ts';
import type { House } from './house.ts';
import type { Ledger } from './ledger.ts';

/** What must hold, and what speaks against it. */
export type Checks = Record<string, string[]>;

/** Compares everything with everything, once all is quiet. */
export async function runChecks(house: House, ledger: Ledger, gaps: number): Promise<{ checks: Checks; history: History }> {
  const history = await compareHistory(house);
  const ofAll = async <Row extends object>(entity: EntityTarget<Row>) =>
    (await Promise.all(Object.values(house.databases).map(({ read }) => read.manager.find(entity)))).flat();
  const letters = await ofAll(DeadLetter);
  const blocked = await ofAll(OutboxBlockedKey);
  const checks = {
    'every acknowledged mutation is in the database, and nothing else': await compareAcknowledged(house, ledger),
    'every mutation that was sent again got its first answer': ledger.refused,
    'every receipt opens its tip, and of no other tip is anything left': await compareReceipts(house, ledger),
    'no event was lost': history.lost,
    'no event is a phantom': history.phantom,
    'events of a key are in order on first sight': history.outOfOrder,
    ...(await compareReadModel(house)),
    'no consumer jumped over a version': gaps ? [`${gaps} jumps`] : [],
    'what belonged to a dissolved unit has ended everywhere': await compareReactions(house, ledger),
    'consumer_dlq is empty': letters.map(({ consumer, topic, msgKey, error }) => `${consumer}, ${topic} ${msgKey}: ${error}`),
    'outbox_blocked_key is empty': blocked.map(({ topic, msgKey, error }) => `${topic} ${msgKey}: ${error}`),
  };
  return { checks, history };
}
