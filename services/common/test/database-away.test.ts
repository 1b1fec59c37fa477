import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Libsql from 'libsql';
import mysql from 'mysql2/promise';
import { dataFile } from '../src/config.ts';
import { startConsumer } from '../src/consumer.ts';
import type { Database } from '../src/database.ts';
import { DeadLetter } from '../src/dead-letters.ts';
import type { EventLog } from '../src/event-log.ts';
import { createMetrics } from '../src/metrics.ts';
import { OutboxRow } from '../src/outbox.ts';
import { startRelay } from '../src/relay.ts';
import { eventually } from '../src/testing.ts';
import { Counter, counted, counterTopic, countUp, door, effectsOn, tally } from './counter.ts';
import { type Engines, eventsToAppend, openEngines, plan, versionsIn } from './engines.ts';
import { readableLogger } from './log-lines.ts';

// G2 in small: a database that goes away and comes back costs time, and no event.
const read = counterTopic('read');
const sent = counterTopic('sent');
const many = Array.from({ length: 300 }, (_, i) => i + 1);
const onMysql = process.env.MYSQL_URL ? test : test.skip;
let engines: Engines;
let log: EventLog;
let database: Database;

beforeAll(async () => {
  engines = await openEngines([plan(read.name), plan(sent.name)]);
  log = engines.openLog();
  database = await engines.newDatabase();
});
afterAll(() => engines.close());

/** For a second, and until it was felt: on SQLite another process holds the file, on MySQL every connection is cut again and again. */
async function disturb(felt: () => boolean): Promise<void> {
  const end = Date.now() + 1000;
  const latest = end + 60_000;
  const goesOn = () => Date.now() < end || (!felt() && Date.now() < latest);
  const { name, settings } = engines.whereIs(database);
  if (database.kind === 'sqlite') {
    // Else the first statement would wait, and all of this process with it, for as long as a service may.
    await database.write.query('PRAGMA busy_timeout = 20');
    const other = new Libsql(dataFile(settings, `${name}.db`));
    other.exec('BEGIN IMMEDIATE');
    while (goesOn()) await pause(20);
    other.exec('ROLLBACK');
    other.close();
    return;
  }
  const admin = await mysql.createConnection(process.env.MYSQL_URL as string);
  const schema = new URL(settings.DATABASE_URL as string).pathname.slice(1);
  while (goesOn()) {
    const [connections] = await admin.query('SELECT id FROM information_schema.processlist WHERE db = ?', [schema]);
    for (const { id, ID } of connections as { id?: number; ID?: number }[]) await admin.query(`KILL ${id ?? ID}`).catch(() => {});
  }
  await admin.end();
}

test('a consumer tries again in place until its database answers: nothing is lost, nothing is a dead letter', async () => {
  const { logger, lines } = readableLogger();
  const consumer = await startConsumer({
    name: 'patient',
    handlers: {
      [read.name]: {
        async apply(tx, event) {
          await tally(tx, event);
          await pause(2);
        },
      },
    },
    database,
    log,
    logger,
    metrics: createMetrics('test', database).consumer,
    clock: () => new Date(),
  });
  const disturbed = disturb(() => lines.some(({ msg }) => msg === 'database away: trying again'));
  for (let at = 0; at < many.length; at += 30) {
    await log.append(
      eventsToAppend(
        read.name,
        many.slice(at, at + 30).map((version) => counted(read, `r${version % 7}`, Math.ceil(version / 7))),
      ),
    );
    await pause(50);
  }
  await disturbed;
  await eventually(async () => expect(Object.values(await consumer.lag())).toEqual([0]));
  for (let key = 0; key < 7; key++) {
    const howMany = many.filter((version) => version % 7 === key).length;
    expect(await effectsOn(database, `r${key}`)).toEqual(Array.from({ length: howMany }, (_, i) => i + 1));
  }
  expect(await database.read.manager.count(DeadLetter)).toBe(0);
  expect(consumer.failure()).toBeUndefined();
  expect(lines.map(({ msg }) => msg)).not.toContain('event not applied');
  // Else the database was never away for it.
  expect(lines.map(({ msg }) => msg)).toContain('database away: trying again');
  await consumer.stop();
});

/** A transaction that cuts its own connection: at its first try, after the counter was moved. */
async function cutOff(id: string, thenRead: boolean): Promise<number> {
  let tries = 0;
  await door(database, async ({ manager }) => {
    tries++;
    await manager.increment(Counter, { id }, 'value', 1);
    if (tries > 1) return;
    const [{ me }] = await manager.query('SELECT CONNECTION_ID() AS me');
    await database.write.query(`KILL ${me}`);
    if (!thenRead) return;
    await pause(50); // until the driver has seen it: what it then says of a statement has no code
    await manager.findOneBy(Counter, { id });
  }).catch((error) => {
    throw Object.assign(error, { tries });
  });
  return tries;
}

onMysql('a transaction whose connection is lost on the way is tried again', async () => {
  await door(database, (tx) => tx.add(Counter, { id: 'cut', version: 1, value: 0 }));
  expect(await cutOff('cut', true)).toBe(2);
  expect(await database.read.manager.findOneBy(Counter, { id: 'cut' })).toMatchObject({ value: 1 });
});

onMysql('a transaction whose connection is lost in the commit is not tried again: it may have been made', async () => {
  await door(database, (tx) => tx.add(Counter, { id: 'doubtful', version: 1, value: 0 }));
  await expect(cutOff('doubtful', false)).rejects.toMatchObject({ tries: 1, driverError: { fatal: true } });
});

test('a relay goes on when its database is back: all is sent, in order on first sight', async () => {
  const { logger, lines } = readableLogger();
  await door(database, async (tx) => {
    for (const _ of many) await countUp(tx, sent, 'a');
  });
  const disturbed = disturb(() => lines.some(({ msg }) => msg === 'relay will try again'));
  await pause(100);
  const relay = startRelay({ database, log, logger, metrics: createMetrics('test', database).relay });
  await disturbed;
  await eventually(async () => expect(await database.read.manager.count(OutboxRow)).toBe(0));
  await relay.stop();
  expect([...new Set(await versionsIn(log, sent.name, 'a'))]).toEqual(many);
  expect(lines.map(({ msg }) => msg)).toContain('relay will try again');
});
