import type { Database } from './database.ts';
import { AggregateVersion, OutboxRow } from './outbox.ts';

/** What one running service tells of the events that come and go. */
export type Traffic = {
  service: string;
  database: Database;
  /** Records that its readers have not read yet, by topic: the service itself, and what keeps `published`. */
  unread(): Promise<Record<string, number>[]>;
};

/**
 * Fails, and says where, while an event is on its way between these services. In this order: as long as nothing new is
 * recorded, an empty outbox stays empty and what was read stays read. An event that was applied meanwhile may have had
 * another one recorded, so the count of all that were ever recorded is taken before and after.
 */
export async function nothingOnItsWay(services: readonly Traffic[]): Promise<void> {
  const before = await recordedIn(services);
  for (const { service, database } of services) {
    const waiting = await database.read.manager.count(OutboxRow);
    if (waiting) throw new Error(`${waiting} events of ${service} are not in the log yet`);
  }
  for (const { service, unread } of services)
    for (const [topic, records] of (await unread()).flatMap(Object.entries<number>))
      if (records > 0) throw new Error(`${service} has not read ${records} of ${topic} yet`);
  if ((await recordedIn(services)) !== before) throw new Error('more was recorded meanwhile');
}

async function recordedIn(services: readonly Traffic[]): Promise<number> {
  let recorded = 0;
  for (const { database } of services) recorded += Number(await database.read.manager.sum(AggregateVersion, 'version'));
  return recorded;
}
