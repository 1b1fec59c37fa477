import type { Database } from './database.ts';
import { AggregateVersion, OutboxRow } from './outbox.ts';

/** What one running service tells of the events that it sends and reads. */
export type Traffic = {
  service: string;
  database: Database;
  /** Records that are still to be read, by topic. */
  lag(): Promise<Record<string, number>>;
};

/**
 * What is on its way between these services: undefined when all that was recorded is in the log, and read. First all
 * outboxes, then all readers: as long as nothing new is recorded, what was empty stays empty and what was read stays
 * read, while service by service an event could slip past. An event that was applied meanwhile may have had another one
 * recorded, so the count of all that were ever recorded must be the same at the end.
 */
export async function onItsWay(services: readonly Traffic[]): Promise<string | undefined> {
  const before = await recordedIn(services);
  for (const { service, database } of services) {
    const waiting = await database.read.manager.count(OutboxRow);
    if (waiting) return `${waiting} events of ${service} are not in the log yet`;
  }
  for (const { service, lag } of services)
    for (const [topic, records] of Object.entries(await lag()))
      if (records > 0) return `${service} has not read ${records} of ${topic} yet`;
  return (await recordedIn(services)) === before ? undefined : 'more was recorded meanwhile';
}

async function recordedIn(services: readonly Traffic[]): Promise<number> {
  let recorded = 0;
  for (const { database } of services) recorded += Number(await database.read.manager.sum(AggregateVersion, 'version'));
  return recorded;
}
