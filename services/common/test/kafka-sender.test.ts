import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventLog } from '../src/event-log.ts';
import { createMetrics } from '../src/metrics.ts';
import { OutboxBlockedKey, OutboxRow } from '../src/outbox.ts';
import { startRelay } from '../src/relay.ts';
import { eventually, testLogger } from '../src/testing.ts';
import { counterTopic, door } from './counter.ts';
import { type Engines, openEngines, plan, readAll, toAppend, versionsIn } from './engines.ts';

// What only Kafka does: it refuses. Real brokers are asked, with topics that take less than others.
const onKafka = process.env.KAFKA_BROKERS ? describe : describe.skip;
const small = { 'max.message.bytes': '4096' };
const relayed = counterTopic('relayed');
let engines: Engines;
let log: EventLog;

onKafka('the sender', () => {
  beforeAll(async () => {
    engines = await openEngines([plan('narrow', 1, small), plan(relayed.name, 1, small), plan('wide', 1)]);
    log = engines.openLog();
  });
  afterAll(() => engines.close());

  test('holds back what follows a refused record of its key, in this part of the send and in later ones', async () => {
    const huge = randomBytes(6000).toString('base64');
    // Squeezed into little, but counted in full: these push the last two records into a second part.
    const long = 'x'.repeat(30_000);
    const records = toAppend([
      { topic: 'narrow', key: 'bad', value: 'before' },
      { topic: 'narrow', key: 'bad', value: huge },
      { topic: 'narrow', key: 'bad', value: 'after' },
      ...Array.from({ length: 30 }, () => ({ topic: 'narrow', key: 'good', value: long })),
      { topic: 'narrow', key: 'bad', value: 'much later' },
      { topic: 'narrow', key: 'good', value: 'last' },
    ]);
    const { accepted, refused, error } = await log.append(records);
    expect(error).toBeUndefined();
    expect(refused).toEqual([{ topic: 'narrow', key: 'bad', error: expect.stringMatching(/larger than the max/) }]);
    expect(accepted).toEqual(records.filter(({ key, value }) => key === 'good' || value === 'before').map(({ sequence }) => sequence));
    const kept = await readAll(log, 'narrow');
    expect(kept.filter(({ key }) => key === 'bad').map(({ value }) => value)).toEqual(['before']);
    expect(kept.filter(({ key }) => key === 'good')).toHaveLength(31);
  });

  test('sends the other topics where one is missing, and says what to do', async () => {
    const appended = await log.append(
      toAppend([
        { topic: 'missing', key: 'a', value: '1' },
        { topic: 'wide', key: 'a', value: '2' },
      ]),
    );
    expect(appended.accepted).toEqual([2]);
    expect(appended.refused).toEqual([]);
    expect(appended.error?.message).toMatch(/does not exist: npx binhan topics|does not host this topic/);
  });

  test('lets the relay block the key whose event the broker refuses, and send the others', async () => {
    const database = await engines.newDatabase();
    const note = randomBytes(6000).toString('base64');
    await door(database, async (tx) => {
      await tx.record(relayed, 'bad', 'counted', { value: 1, note });
      await tx.record(relayed, 'bad', 'counted', { value: 2 });
      await tx.record(relayed, 'good', 'counted', { value: 1 });
    });
    const relay = startRelay({ database, log, logger: testLogger, metrics: createMetrics('test', database).relay });
    await eventually(async () => expect(await database.read.manager.count(OutboxRow)).toBe(2));
    await door(database, (tx) => tx.record(relayed, 'good', 'counted', { value: 2 }));
    await eventually(async () => expect(await versionsIn(log, relayed.name, 'good')).toEqual([1, 2]));
    expect(await versionsIn(log, relayed.name, 'bad')).toEqual([]);
    expect(await database.read.manager.find(OutboxBlockedKey)).toMatchObject([{ topic: relayed.name, msgKey: 'bad' }]);
    await relay.stop();
  });
});
