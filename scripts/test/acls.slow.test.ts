import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readSettings, type SubgraphSettings, subgraphSettings } from '@binhan/common/config';
import { type Database, migrate } from '@binhan/common/database';
import type { EventLog } from '@binhan/common/event-log';
import { kafkaSettingsOf, openEventLog } from '@binhan/common/event-log-choice';
import { addGrants, type Grant } from '@binhan/common/kafka-acls';
import type { KafkaSettings } from '@binhan/common/kafka-client';
import { createMetrics } from '@binhan/common/metrics';
import { OutboxRow } from '@binhan/common/outbox';
import { startRelay } from '@binhan/common/relay';
import { openDatabaseOf } from '@binhan/common/service-database';
import { eventually, testLogger } from '@binhan/common/testing';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { tipTopic } from '@binhan/tips/events/published';
import { unitTopic } from '@binhan/units/events/published';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BrokerWithUsers, startBrokerWithUsers } from '../src/broker-with-users.ts';
import { readRights } from '../src/kafka-grants.ts';

// A broker of its own, on which everyone logs in: what is granted is proven by what the broker lets pass.
const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const logs: EventLog[] = [];
let folder: string;
let broker: BrokerWithUsers;

const settingsOf = (user?: string, password = broker.passwords[user ?? '']): SubgraphSettings =>
  readSettings(subgraphSettings, {
    ...{ NODE_ENV: 'test', BINHAN_DATA: folder, KAFKA_BROKERS: broker.brokers },
    ...(user ? { KAFKA_USERNAME: user, KAFKA_PASSWORD: password } : {}),
  });

function logOf(user?: string, password?: string): EventLog {
  const log = openEventLog(settingsOf(user, password), `test-${user}`, testLogger);
  logs.push(log);
  return log;
}

async function binhan(args: string[], user: string, password = broker.passwords[user]) {
  const env = { ...process.env, KAFKA_BROKERS: broker.brokers, KAFKA_TOPIC_PREFIX: '', KAFKA_USERNAME: user, KAFKA_PASSWORD: password };
  const done = run(process.execPath, [join(root, 'scripts/dist/binhan.js'), ...args], { cwd: root, env });
  const {
    code = 0,
    stdout,
    stderr,
  } = (await done.catch((error: { code: number; stdout: string; stderr: string }) => error)) as {
    code?: number;
    stdout: string;
    stderr: string;
  };
  return { code, said: stdout + stderr };
}

/** Keys of the records that a user gets of a topic. */
async function keysFor(user: string, topic: string): Promise<string[]> {
  const keys: string[] = [];
  const signal = AbortSignal.timeout(120_000);
  for await (const { key } of logOf(user).read(topic, { fromBeginning: true, follow: false, signal })) keys.push(key);
  return keys;
}

const write = (user: string, topic: string, key: string) =>
  logOf(user).append([{ sequence: 1, topic, key, value: '{}', occurredAt: new Date() }]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acls-'));
  broker = await startBrokerWithUsers(folder);
  expect(await binhan(['topics'], 'operator')).toMatchObject({ code: 0, said: expect.stringContaining('created tips.tip.v1') });
  expect(await binhan(['acls'], 'operator')).toMatchObject({ code: 0, said: expect.stringContaining('granted: User:units may WRITE') });
}, 180_000);

afterAll(async () => {
  await Promise.all(logs.map((log) => log.close()));
  await broker.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a service', () => {
  test('writes its own topics and no other', async () => {
    expect(await write('tips', 'tips.tip.v1', 'a')).toMatchObject({ accepted: [1] });
    expect(await write('units', 'units.unit.v1', 'u')).toMatchObject({ accepted: [1] });
    const refused = [{ topic: 'units.unit.v1', key: 'b', error: expect.stringMatching(/[Aa]uthoriz/) }];
    expect(await write('tips', 'units.unit.v1', 'b')).toEqual({ accepted: [], refused });
    expect(await keysFor('operator', 'units.unit.v1')).toEqual(['u']);
  });

  test('reads every topic that it declares, in its own group', async () => {
    const topics = (await readRights()).find(({ user }) => user === 'reports')?.reads ?? [];
    expect(topics).toContain('units.unit.v1');
    const seen: string[] = [];
    const subscription = await logOf('reports').subscribe('reports', topics, async ({ records, done }) => {
      for (const record of records) {
        seen.push(record.key);
        done(record);
      }
    });
    await eventually(() => expect(seen.toSorted()).toEqual(['a', 'u']));
    expect(Object.keys(await subscription.lag()).sort()).toEqual([...topics].sort());
    await subscription.stop();
  });

  test('keeps the event that it may not send, blocks its key with an alert, and sends the others', async () => {
    const database = await unitsDatabase();
    const log = logOf('units');
    const metrics = createMetrics('units', database);
    const origin = { viewer: systemViewer('test'), now: new Date() };
    await inTransaction(database, origin, async (tx) => {
      await tx.record(tipTopic, 'planted', 'received', await exampleOf('tips/tip'));
      await tx.record(unitTopic, 'allowed', 'activated', await exampleOf('units/unit'));
    });
    const relay = startRelay({ database, log, logger: testLogger, metrics: metrics.relay });
    await eventually(async () => expect(await keysFor('operator', 'units.unit.v1')).toContain('allowed'));
    const alerting = () => metrics.registry.getSingleMetricAsString('binhan_outbox_blocked_keys');
    await eventually(async () => expect(await alerting()).toMatch(/} 1$/));
    await relay.stop();
    const kept = await database.read.manager.find(OutboxRow);
    expect(kept.map(({ topic, msgKey }) => [topic, msgKey])).toEqual([['tips.tip.v1', 'planted']]);
    expect(await keysFor('operator', 'tips.tip.v1')).not.toContain('planted');
    await database.close();
  });
});

async function unitsDatabase(): Promise<Database> {
  const { service } = await import('@binhan/units/service');
  const database = await openDatabaseOf(service, settingsOf());
  await migrate(database);
  return database;
}

async function exampleOf(schema: string): Promise<object> {
  const text = await readFile(join(root, `schemas/events/${schema}.v1.json`), 'utf8');
  return (JSON.parse(text) as { examples: [object] }).examples[0];
}

describe('an analyst', () => {
  test('reads what is open, and is refused what is restricted', async () => {
    expect(await keysFor('analyst', 'units.unit.v1')).toContain('u');
    for (const topic of ['tips.tip.v1', 'tips.case-outcome.v1']) await expect(keysFor('analyst', topic)).rejects.toThrow(/[Aa]uthoriz/);
    const said = await binhan(['events', 'tips.tip.v1', '--from-beginning'], 'analyst');
    expect(said).toMatchObject({ code: 1, said: expect.stringMatching(/[Aa]uthoriz/) });
  });

  test('who is named for a restricted topic reads it', async () => {
    expect(await keysFor('tips-analyst', 'tips.tip.v1')).toEqual(['a']);
    expect(await keysFor('tips-analyst', 'tips.case-outcome.v1')).toEqual([]);
  });

  test('writes nothing', async () => {
    expect((await write('analyst', 'units.unit.v1', 'forged')).accepted).toEqual([]);
    expect((await write('tips-analyst', 'tips.tip.v1', 'forged')).accepted).toEqual([]);
    expect(await keysFor('operator', 'tips.tip.v1')).toEqual(['a']);
  });
});

test('without credentials, or with wrong ones, nobody gets in, and is told why', async () => {
  const wrong = await binhan(['topics'], 'operator', 'wrong');
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('invalid credentials') });
  const { accepted, error } = await logOf().append([
    { sequence: 1, topic: 'units.unit.v1', key: 'nobody', value: '{}', occurredAt: new Date() },
  ]);
  expect([accepted, error?.name]).toEqual([[], expect.stringContaining('Kafka')]);
});

describe('binhan acls', () => {
  const planted: Grant = {
    ...{
      principal: 'User:analyst',
      permission: 'ALLOW',
      operation: 'READ',
      resource: 'TOPIC',
      pattern: 'PREFIXED',
      name: 'tips.',
      host: '*',
    },
  };
  const names = 'User:analyst may READ topic tips.…';

  test('changes nothing when it is run again', async () => {
    const { said } = await binhan(['acls'], 'operator');
    expect(said).toMatch(/^Grants: (\d+) planned, \1 of them were there, 0 others\n$/);
  });

  test('is refused to who may not grant', async () => {
    expect(await binhan(['acls'], 'analyst')).toMatchObject({ code: 1, said: expect.stringMatching(/[Aa]uthoriz/) });
  });

  test('names a grant that nobody planned, and removes it only when it is told to', async () => {
    const operator = kafkaSettingsOf(settingsOf('operator'), 'test') as KafkaSettings;
    await addGrants(operator, testLogger, [
      planted,
      { ...planted, permission: 'DENY', principal: 'User:tips-analyst', operation: 'WRITE' },
    ]);
    await eventually(async () => expect((await binhan(['acls'], 'operator')).said).toContain(`not planned: ${names}`));
    await eventually(async () => expect(await keysFor('analyst', 'tips.tip.v1')).toEqual(['a']));
    expect((await binhan(['acls', '--prune', '--dry-run'], 'operator')).said).toContain(`would be removed: ${names}`);
    const { said } = await binhan(['acls', '--prune'], 'operator');
    expect(said).toContain(`removed: ${names}`);
    expect(said).toContain('not planned: User:tips-analyst may never WRITE topic tips.…');
    await eventually(async () => expect((await binhan(['acls'], 'operator')).said).not.toContain(names));
    await eventually(() => expect(keysFor('analyst', 'tips.tip.v1')).rejects.toThrow(/[Aa]uthoriz/));
  });
});
