import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, subgraphSettings } from '@binhan/common/config';
import { migrate } from '@binhan/common/database';
import { type DevelopmentClaims, developmentIssuer } from '@binhan/common/development-issuer';
import { kafkaSettingsOf } from '@binhan/common/event-log-choice';
import { withAdmin } from '@binhan/common/kafka-admin';
import { type KafkaSettings, kafkaClient } from '@binhan/common/kafka-client';
import { createTopics } from '@binhan/common/kafka-topics';
import { createLogger } from '@binhan/common/logger';
import { openDatabaseOf } from '@binhan/common/service-database';
import { plannedTopics } from '@binhan/common/topic-plan';
import { loadService } from '../federation.ts';
import { startIssuer } from './issuer.ts';
import { createSchemas, refusal } from './mysql-schemas.ts';
import type { Steps } from './steps.ts';

/** What the services stand on, and who signs their callers' tokens. */
export type Engine = {
  /** Makes ready what the service needs; returns its environment. */
  prepare(service: string): Promise<Record<string, string>>;
  gateway: Record<string, string>;
  sign(claims: DevelopmentClaims & { subject: string }): Promise<string>;
  remove(): Promise<void>;
};

/** Silent, since Kafka's first answers to a new topic are warnings. */
const logger = createLogger('smoke', 'silent');

/** SQLite and the embedded log in one folder, shared by all processes; tokens of the development key. */
export async function embeddedEngine(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'binhan-smoke-'));
  const env = { NODE_ENV: 'development', BINHAN_DATA: folder, LOG_LEVEL: 'warn' };
  const { sign } = await developmentIssuer(readSettings(subgraphSettings, env));
  return { prepare: async () => env, gateway: env, sign, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** MySQL, Kafka and an OpenID Connect issuer, as in production. */
export async function serverEngine(mysqlUrl: string, brokers: string, steps: Steps): Promise<Engine> {
  const tag = `smoke${Date.now().toString(36)}`;
  const schemas = createSchemas(mysqlUrl, tag);
  const shared = { NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  const broker = { KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: `${tag}.` };
  const issuer = await startIssuer('binhan');
  const env = { ...shared, ...broker, OIDC_ISSUER: issuer.url, SERVER_KEY: randomBytes(32).toString('base64url') };
  const kafka = kafkaSettingsOf(readSettings(subgraphSettings, env), 'smoke') as KafkaSettings;
  const remove = async () => {
    await issuer.close();
    await schemas.remove();
    await removeTopics(kafka);
  };
  try {
    await steps.run('topics are created', () => createTopics(kafka, logger, plannedTopics()));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    gateway: { ...shared, OIDC_ISSUER: issuer.url },
    sign: issuer.sign,
    remove,
    prepare: (name) =>
      steps.run(`${name}: schema, users and tables are made, and the service's user may not alter them`, async () => {
        const { url, migrateUrl } = await schemas.of(name);
        const database = await openDatabaseOf(
          await loadService(name),
          readSettings(subgraphSettings, { ...env, DATABASE_URL: migrateUrl }),
        );
        try {
          await migrate(database);
        } finally {
          await database.close();
        }
        const refused = await refusal(url, 'DROP TABLE event_outbox');
        if (refused !== 'ER_TABLEACCESS_DENIED_ERROR') throw new Error(`DROP TABLE was answered with ${refused ?? 'success'}`);
        return { ...env, DATABASE_URL: url };
      }),
  };
}

function removeTopics(kafka: KafkaSettings): Promise<void> {
  return withAdmin(kafkaClient(kafka, logger), async (admin) => {
    const [topics, { groups }] = [await admin.listTopics(), await admin.listGroups()];
    const own = (name: string) => name.startsWith(kafka.prefix);
    await admin.deleteGroups(groups.map(({ groupId }) => groupId).filter(own)).catch(() => {}); // a group may be in its last minute
    await admin.deleteTopics({ topics: topics.filter(own) });
  });
}
