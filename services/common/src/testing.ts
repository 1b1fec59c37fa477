import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import type { Clock } from './clock.ts';
import { type CloudEvent, parseEvent } from './cloud-event.ts';
import { readSettings, type SubgraphSettings, subgraphSettings } from './config.ts';
import { drift, migrate } from './database.ts';
import { type DevelopmentClaims, developmentIssuer } from './development-issuer.ts';
import { kafkaSettingsOf } from './event-log-choice.ts';
import { withAdmin } from './kafka-admin.ts';
import { type KafkaSettings, kafkaClient } from './kafka-client.ts';
import { createTopics } from './kafka-topics.ts';
import { createLogger, type Logger } from './logger.ts';
import { fieldName } from './mutations.ts';
import { onItsWay, type Traffic } from './on-its-way.ts';
import { openDatabaseOf } from './service-database.ts';
import { type Service, type Subgraph, startSubgraph } from './subgraph.ts';
import { plannedTopics, type TopicPlan } from './topic-plan.ts';
import type { Identify } from './viewer.ts';
import { looking } from './worker.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
type Answer = { data: any; errors?: { message: string; path?: (string | number)[]; extensions: any }[] };

export const testLogger = createLogger('test', process.env.TEST_LOG_LEVEL ?? 'silent');

/** One POST to a GraphQL address. */
export async function ask(url: string, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer;
}

/** A place for one test file: its own data folder, and on MySQL and Kafka its own schema and topics. */
export type TestPlace = {
  identify: Identify;
  /** Each time the same ones: whoever asks again is another replica. */
  settingsFor(service: string): Promise<SubgraphSettings>;
  bearer(claims: DevelopmentClaims): Promise<string>;
  /** What reads and sends here now. */
  running: Set<Traffic>;
  remove(): Promise<void>;
};

let places = 0;
let recorders = 0;

// Two partitions in one copy: what three copies promise is proven in services/common/test with topics of their own, and a
// cluster takes long to make and drop a hundred partitions for each file.
const smallTopics = () => plannedTopics().map((plan) => ({ ...plan, partitions: 2, replicas: 1 }));

export async function createTestPlace(topics: readonly TopicPlan[] = smallTopics()): Promise<TestPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'binhan-test-'));
  const tag = `t${process.pid}x${++places}x${Date.now().toString(36)}`;
  const { MYSQL_URL, KAFKA_BROKERS } = process.env;
  const schemas = new Map<string, Promise<SubgraphSettings>>();
  const base = readSettings(subgraphSettings, {
    NODE_ENV: 'test',
    PORT: '0',
    BINHAN_DATA: folder,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    MIGRATE_ON_START: 'true',
    KAFKA_BROKERS,
    KAFKA_TOPIC_PREFIX: `${tag}.`,
  });
  const issuer = await developmentIssuer(base);
  const kafka = kafkaSettingsOf(base, 'test');
  if (kafka) await createTopics(kafka, testLogger, topics);
  return {
    async settingsFor(service) {
      if (!MYSQL_URL) return base;
      const schema = `${tag}_${service}`;
      const settings = schemas.get(schema) ?? makeSchema(MYSQL_URL, schema).then((DATABASE_URL) => ({ ...base, DATABASE_URL }));
      schemas.set(schema, settings);
      return settings;
    },
    identify: issuer.identify,
    bearer: async (claims) => `Bearer ${await issuer.sign(claims)}`,
    running: new Set(),
    async remove() {
      if (kafka) await dropTopics(kafka, topics);
      if (MYSQL_URL) for (const schema of schemas.keys()) await onMysql(MYSQL_URL, `DROP DATABASE ${schema}`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// The cluster is shared: what a test leaves there slows down the next one.
async function dropTopics(kafka: KafkaSettings, topics: readonly TopicPlan[]): Promise<void> {
  if (!topics.length) return;
  const names = topics.map(({ name }) => kafka.prefix + name);
  await withAdmin(kafkaClient(kafka, testLogger), (admin) => admin.deleteTopics({ topics: names }));
}

async function makeSchema(mysqlUrl: string, schema: string): Promise<string> {
  await onMysql(mysqlUrl, `CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(mysqlUrl);
  url.pathname = `/${schema}`;
  return url.href;
}

async function onMysql(url: string, statement: string): Promise<void> {
  const connection = await mysql.createConnection(url);
  await connection.query(statement);
  await connection.end();
}

export type TestSubgraph = Subgraph &
  Pick<TestPlace, 'identify' | 'bearer'> & {
    /** Every SQL statement since the last `statements.length = 0`, without those of the relay and of workers that look for work, which never rest. */
    statements: string[];
    /** Asks as the holder of these claims, or as the public. */
    ask(query: string, variables?: object, claims?: DevelopmentClaims, headers?: Record<string, string>): Promise<Answer>;
    /** Events that have reached the log so far, in order per key and in any order among keys; all of them when `settled`. */
    published: CloudEvent<Record<string, unknown>>[];
    /** Keys whose records were erased; all of them when `settled`. */
    erased: string[];
    /**
     * Waits until no event is on its way: what any service of the place has recorded is in the log, and what is in the log
     * has had its effect in each of them and stands in their `published`. After it, what is not there will not come.
     */
    settled(): Promise<void>;
  };

const background = new RegExp(`event_outbox|\`lease\`|"lease"|^(START|BEGIN|COMMIT|ROLLBACK|SET TRANSACTION)|^/\\* ${looking} `);

export type TestOptions = { clock?: Clock; place?: TestPlace; logger?: Logger };

/** Starts a service as it runs in production, on the engines that the environment names. */
export async function startTestSubgraph(
  service: Service,
  { clock, place: given, logger = testLogger }: TestOptions = {},
): Promise<TestSubgraph> {
  const place = given ?? (await createTestPlace());
  const statements: string[] = [];
  const settings = await place.settingsFor(service.name);
  const subgraph = await startSubgraph(service, {
    settings,
    logger,
    onQuery: (sql) => background.test(sql) || statements.push(sql),
    ...(clock ? { clock } : {}),
  });
  const published: TestSubgraph['published'] = [];
  const erased: string[] = [];
  const own = plannedTopics().flatMap(({ name }) => (name.startsWith(`${service.name}.`) ? [name] : []));
  // A group of its own: a replica's recorder would otherwise take half of the records.
  const recorder = own.length
    ? await subgraph.log.subscribe(`recorder-${service.name}-${++recorders}`, own, async ({ records, done }) => {
        for (const record of records) {
          if (record.value === null) erased.push(record.key);
          else published.push(parseEvent(record.value));
          done(record);
        }
      })
    : undefined;
  const traffic: Traffic = { service: service.name, ...subgraph };
  const running = recorder ? [traffic, { ...traffic, service: `the recorder of ${service.name}`, lag: recorder.lag }] : [traffic];
  for (const one of running) place.running.add(one);
  return {
    ...subgraph,
    identify: place.identify,
    bearer: place.bearer,
    statements,
    published,
    erased,
    ask: async (query, variables, claims, headers = {}) =>
      ask(subgraph.url, query, variables, { ...headers, ...(claims ? { authorization: await place.bearer(claims) } : {}) }),
    settled: () =>
      eventually(async () => {
        const moving = await onItsWay([...place.running]);
        if (moving) throw new Error(moving);
      }),
    async stop() {
      for (const one of running) place.running.delete(one);
      await recorder?.stop();
      await subgraph.stop();
      if (!given) await place.remove();
    },
  };
}

export type Dated = { id: string; version: number; state: string };
export type Act = (mutation: string, input: object, claims?: DevelopmentClaims) => Promise<Dated>;

/** Mutations as sentences: answers the record of one of these types, or throws the error's extensions. */
export function actIn({ ask: askSubgraph }: Pick<TestSubgraph, 'ask'>, types: readonly string[]): Act {
  return async (mutation, input, claims) => {
    const type = types.find((one) => mutation.endsWith(one)) ?? '';
    const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation($input: ${inputType}) { ${mutation}(input: $input) { ${fieldName(type)} { id version state } } }`;
    const { data, errors } = await askSubgraph(query, { input }, claims);
    if (errors) throw { message: errors[0]?.message, ...errors[0]?.extensions };
    return data[mutation][fieldName(type)];
  };
}

/** Waits until the assertion holds; then, or after the time, its own error speaks. */
export async function eventually<T>(assertion: () => T | Promise<T>, timeoutMs = 90_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(25);
    }
  }
}

/** Runs a service's migrations up, down and up again on an empty database: what each way up ran, and what drifted from the entities. */
export async function migrateUpDownUp(
  service: Pick<Service, 'name' | 'entities' | 'migrations'>,
): Promise<{ up: string[]; drifted: string[]; again: string[] }> {
  const place = await createTestPlace([]);
  const database = await openDatabaseOf(service, await place.settingsFor(service.name));
  try {
    const up = await migrate(database);
    const drifted = await drift(database);
    for (const _ of up) await database.write.undoLastMigration({ transaction: database.kind === 'mysql' ? 'none' : 'all' });
    return { up, drifted, again: await migrate(database) };
  } finally {
    await database.close();
    await place.remove();
  }
}
