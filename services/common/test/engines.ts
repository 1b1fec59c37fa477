import { type CloudEvent, parseEvent } from '../src/cloud-event.ts';
import type { SubgraphSettings } from '../src/config.ts';
import { type Database, migrate } from '../src/database.ts';
import type { EventLog, LogRecord, NewRecord } from '../src/event-log.ts';
import { openEventLog } from '../src/event-log-choice.ts';
import { openDatabaseOf } from '../src/service-database.ts';
import { createTestPlace, testLogger } from '../src/testing.ts';
import type { TopicPlan } from '../src/topic-plan.ts';
import { counterSchema, theHouse } from './counter.ts';

/** The databases and event logs of one test file, on the engines that the environment names. */
export type Engines = {
  settings: SubgraphSettings;
  /** A new, migrated database with the tables of counter.ts. */
  newDatabase(): Promise<Database>;
  /**
   * The same database as another replica of the service has it open. On SQLite it is the one that is given: there is one
   * process, and a second writer in it would wait for the first without letting it go on.
   */
  replicaOf(database: Database): Promise<Database>;
  /** What another process needs to open it: openDatabaseOf({ name, ...counterSchema }, settings). */
  whereIs(database: Database): { name: string; settings: SubgraphSettings };
  /** A log of its own on the same records, as another process has it. */
  openLog(): EventLog;
  close(): Promise<void>;
};

export function plan(name: string, partitions = 3, config: Record<string, string> = {}): TopicPlan {
  return { name, partitions, replicas: 3, config: { 'min.insync.replicas': '2', ...config } };
}

export async function openEngines(topics: readonly TopicPlan[] = []): Promise<Engines> {
  const place = await createTestPlace(topics);
  const settings = await place.settingsFor('all');
  const logs: EventLog[] = [];
  const databases = new Map<Database, { name: string; settings: SubgraphSettings }>();
  const open = async (name: string, own: SubgraphSettings) => {
    const database = await openDatabaseOf({ name, ...counterSchema }, own);
    databases.set(database, { name, settings: own });
    return database;
  };
  const whereIs = (database: Database) => databases.get(database) as { name: string; settings: SubgraphSettings };
  return {
    settings,
    async newDatabase() {
      const name = `db${databases.size}`;
      const database = await open(name, await place.settingsFor(name));
      await migrate(database);
      return database;
    },
    async replicaOf(database) {
      const { name, settings: own } = whereIs(database);
      return database.kind === 'sqlite' ? database : open(name, own);
    },
    whereIs,
    openLog() {
      const log = openEventLog(settings, `test-${logs.length}`, testLogger);
      logs.push(log);
      return log;
    },
    async close() {
      await Promise.all(logs.map((log) => log.close()));
      await Promise.all([...databases.keys()].map((database) => database.close()));
      await place.remove();
    },
  };
}

/** Records as the relay hands them over: numbered in the order in which they stand here. */
export function toAppend(records: readonly { topic: string; key: string; value: string | null }[]): NewRecord[] {
  return records.map((record, i) => ({ ...record, sequence: i + 1, occurredAt: theHouse.now }));
}

/** Events of other services, keyed by their aggregate. */
export function eventsToAppend(topic: string, events: readonly CloudEvent[]): NewRecord[] {
  return toAppend(events.map((event) => ({ topic, key: event.subject, value: JSON.stringify(event) })));
}

/** All that the log holds of a topic. */
export async function readAll(log: EventLog, topic: string): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for await (const record of log.read(topic, { fromBeginning: true, follow: false, signal: AbortSignal.timeout(120_000) }))
    records.push(record);
  return records;
}

/** The versions of an aggregate in the order of the log. */
export async function versionsIn(log: EventLog, topic: string, aggregateId: string): Promise<number[]> {
  const records = await readAll(log, topic);
  return records.filter(({ key }) => key === aggregateId).map(({ value }) => parseEvent(value).aggregateversion);
}
