import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings, subgraphSettings } from '@binhan/common/config';
import { type Database, migrate } from '@binhan/common/database';
import { type DevelopmentIssuer, developmentIssuer } from '@binhan/common/development-issuer';
import { kafkaSettingsOf } from '@binhan/common/event-log-choice';
import type { KafkaSettings } from '@binhan/common/kafka-client';
import { createTopics } from '@binhan/common/kafka-topics';
import { createLogger } from '@binhan/common/logger';
import { openDatabaseOf } from '@binhan/common/service-database';
import { plannedTopics } from '@binhan/common/topic-plan';
import { loadService } from '../federation.ts';
import { onServer } from '../smoke/mysql-schemas.ts';
import type { Servers } from './servers.ts';

export const serviceNames = ['units', 'personnel', 'training', 'tips', 'reports'] as const;
export type ServiceName = (typeof serviceNames)[number];

export const ofEach = <T>(make: (name: ServiceName) => T) =>
  Object.fromEntries(serviceNames.map((name) => [name, make(name)])) as Record<ServiceName, T>;

/** Silent, since a broken server is what a run is about. */
export const silentLogger = createLogger('chaos', 'silent');

/** Schemas, topics and the signing key of one run, and the look into its databases. */
export type House = {
  databases: Readonly<Record<ServiceName, Database>>;
  kafka: KafkaSettings;
  /** Topics without their prefix. */
  topics: string[];
  /** Topics that each service reads. */
  read: Readonly<Record<ServiceName, string[]>>;
  env: Readonly<Record<ServiceName, Record<string, string>>>;
  sign: DevelopmentIssuer['sign'];
  drop(): Promise<void>;
  close(): Promise<void>;
};

export async function openHouse({ mysqlUrl, brokers }: Servers, folder: string, tag: string): Promise<House> {
  const data = join(folder, 'data');
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });
  const shared = {
    NODE_ENV: 'test',
    BINHAN_DATA: data,
    LOG_LEVEL: 'info',
    KAFKA_BROKERS: brokers,
    KAFKA_TOPIC_PREFIX: `${tag}.`,
  };
  const envOf = (name: ServiceName) => {
    const url = new URL(mysqlUrl);
    url.pathname = `/${tag}_${name}`;
    return { ...shared, DATABASE_URL: url.href };
  };
  const env = ofEach(envOf);
  const services = ofEach(loadService);
  const open = async (name: ServiceName) => {
    await onServer(mysqlUrl, [`CREATE DATABASE ${tag}_${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`]);
    const database = await openDatabaseOf(await services[name], readSettings(subgraphSettings, env[name]));
    await migrate(database);
    return database;
  };
  const databases = {} as Record<ServiceName, Database>;
  for (const name of serviceNames) databases[name] = await open(name);
  const kafka = kafkaSettingsOf(readSettings(subgraphSettings, env.units), 'chaos') as KafkaSettings;
  const read = {} as Record<ServiceName, string[]>;
  for (const name of serviceNames) read[name] = Object.keys((await services[name]).handlers ?? {});
  const plans = plannedTopics();
  await createTopics(kafka, silentLogger, plans);
  return {
    databases,
    kafka,
    topics: plans.map(({ name }) => name),
    read,
    env,
    sign: (await developmentIssuer(readSettings(subgraphSettings, shared))).sign,
    drop: () =>
      onServer(
        mysqlUrl,
        serviceNames.map((name) => `DROP DATABASE ${tag}_${name}`),
      ),
    close: async () => void (await Promise.all(Object.values(databases).map((database) => database.close()))),
  };
}
