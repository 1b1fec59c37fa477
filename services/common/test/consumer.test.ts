import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CloudEvent } from '../src/cloud-event.ts';
import { dataFile } from '../src/config.ts';
import { type Handler, type Handlers, startConsumer } from '../src/consumer.ts';
import type { Database } from '../src/database.ts';
import { DeadLetter } from '../src/dead-letters.ts';
import type { EventLog, Subscription } from '../src/event-log.ts';
import { sqliteLog } from '../src/event-log-sqlite.ts';
import type { Logger } from '../src/logger.ts';
import { createMetrics, type Metrics } from '../src/metrics.ts';
import { eventually, testLogger } from '../src/testing.ts';
import type { Topic } from '../src/topic.ts';
import type { Tx } from '../src/transaction.ts';
import { runChild } from './child/process.ts';
import { counted, counterTopic, effectsOn, Tally, tally } from './counter.ts';
import { type Engines, eventsToAppend, openEngines, plan, toAppend } from './engines.ts';

// G5, G8: every event has its effect once and in order, and one that cannot be applied stops its own key only.
const topics = ['any-order', 'once', 'gap', 'poison', 'again', 'deadly', 'erased'].map(counterTopic);
const [anyOrder, once, gap, poison, again, deadly, erased] = topics as [Topic, Topic, Topic, Topic, Topic, Topic, Topic];
let engines: Engines;
let log: EventLog;
let database: Database;
let metrics: Metrics;

beforeAll(async () => {
  engines = await openEngines(topics.map(({ name }) => plan(name)));
  log = engines.openLog();
  database = await engines.newDatabase();
  metrics = createMetrics('test', database);
});
afterAll(() => engines.close());

type More = { log?: EventLog; logger?: Logger; handlers?: Handlers };
const consume = (name: string, topic: Topic, handler: Handler, more: More = {}): Promise<Subscription> =>
  startConsumer({
    name,
    handlers: { [topic.name]: { apply: handler } },
    database,
    log,
    logger: testLogger,
    metrics: metrics.consumer,
    clock: () => new Date(),
    ...more,
  });
const readToTheEnd = (consumer: Subscription) =>
  eventually(async () => expect(Object.values(await consumer.lag()).filter((lag) => lag > 0)).toEqual([]));
const lettersOf = async (consumer: string) => {
  const letters = await database.read.manager.find(DeadLetter, { where: { consumer }, order: { id: 'ASC' } });
  return letters.map(({ msgKey, error }) => [msgKey, error]);
};
const counts = async (counter: 'duplicates' | 'gaps', topic: Topic) =>
  (await metrics.consumer[counter].get()).values.find(({ labels }) => labels.topic === topic.name)?.value ?? 0;
const oneTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('whatever the order between keys, whatever comes twice: the projection is as if all had come once and in order', async () => {
  // As after a lost partition: a batch is begun, not said done, and comes again from its start.
  let begin = 0;
  const repeating: EventLog = {
    ...log,
    subscribe: (group, names, onBatch) =>
      log.subscribe(group, names, async (batch) => {
        const records = batch.records.slice(0, begin);
        if (records.length) await onBatch({ ...batch, records, done: () => {} });
        await onBatch(batch);
      }),
  };
  const consumer = await consume('any-order', anyOrder, tally, { log: repeating });
  let run = 0;
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.nat(999), repeatLast: fc.oneof(fc.constant(0), fc.nat(5)) });
  const deliveries = fc.record({
    steps: fc.array(step, { minLength: 1, maxLength: 30 }),
    begun: fc.nat(10),
    perAppend: fc.integer({ min: 1, max: 30 }),
  });
  const holds = async ({
    steps,
    begun,
    perAppend,
  }: {
    steps: { key: string; value: number; repeatLast: number }[];
    begun: number;
    perAppend: number;
  }) => {
    run++;
    begin = begun;
    const versions = new Map<string, number>();
    const newest = new Map<string, number>();
    const sequence: CloudEvent[] = [];
    for (const { key, value, repeatLast } of steps) {
      const id = `${key}${run}`;
      versions.set(id, (versions.get(id) ?? 0) + 1);
      newest.set(id, value);
      sequence.push(counted(anyOrder, id, versions.get(id) as number, value));
      sequence.push(...sequence.slice(sequence.length - repeatLast));
    }
    for (let at = 0; at < sequence.length; at += perAppend)
      await log.append(eventsToAppend(anyOrder.name, sequence.slice(at, at + perAppend)));
    await readToTheEnd(consumer);
    for (const [id, version] of versions) {
      expect(await effectsOn(database, id)).toEqual(oneTo(version));
      expect(await database.read.manager.findOneBy(Tally, { id })).toEqual({ id, value: newest.get(id) });
    }
  };
  await fc.assert(fc.asyncProperty(deliveries, holds), { numRuns: 20, endOnFailure: true });
  expect(await lettersOf('any-order')).toEqual([]);
  await consumer.stop();
});

test('an event that comes twice has its effect once, also after a restart, and is counted as a duplicate', async () => {
  const event = counted(once, 'a', 1);
  await log.append(eventsToAppend(once.name, [event, event]));
  const first = await consume('once', once, tally);
  await readToTheEnd(first);
  await first.stop();
  await log.append(eventsToAppend(once.name, [event, counted(once, 'a', 2)]));
  const second = await consume('once', once, tally);
  await readToTheEnd(second);
  await second.stop();
  expect(await effectsOn(database, 'a')).toEqual([1, 2]);
  expect(await counts('duplicates', once)).toBe(2);
  expect(await counts('gaps', once)).toBe(0);
});

test('a version that was jumped over is applied, and the gap is counted', async () => {
  await log.append(eventsToAppend(gap.name, [counted(gap, 'jumper', 1), counted(gap, 'jumper', 4), counted(gap, 'late starter', 3)]));
  const consumer = await consume('gap', gap, tally);
  await readToTheEnd(consumer);
  await consumer.stop();
  expect(await effectsOn(database, 'jumper')).toEqual([1, 4]);
  expect(await counts('gaps', gap)).toBe(2);
});

test('an erasure forgets the aggregate, again if it comes again, and gaps of such a topic are no alarm', async () => {
  const forget = { apply: tally, erase: async ({ manager }: Tx, id: string) => void (await manager.delete(Tally, { id })) };
  const tombstone = toAppend([{ topic: erased.name, key: 'gone', value: null }]);
  await log.append(eventsToAppend(erased.name, [counted(erased, 'gone', 3), counted(erased, 'stays', 2)]));
  await log.append(tombstone);
  await log.append(tombstone);
  const consumer = await consume('erasing', erased, tally, { handlers: { [erased.name]: forget } });
  await readToTheEnd(consumer);
  await consumer.stop();
  expect(await database.read.manager.existsBy(Tally, { id: 'gone' })).toBe(false);
  expect(await database.read.manager.existsBy(Tally, { id: 'stays' })).toBe(true);
  expect(await counts('gaps', erased)).toBe(0);
  expect(await lettersOf('erasing')).toEqual([]);
});

test('events that cannot be applied become dead letters, what follows of their keys waits, and all other keys go on', async () => {
  const longKey = 'k'.repeat(100);
  let tries = 0;
  const handler: Handler = async (tx, event) => {
    await tally(tx, event);
    if (event.data.value === 13) {
      tries++;
      throw new Error('thirteen');
    }
    if (event.data.value === 14) (undefined as unknown as { call(): void }).call();
  };
  const json = (event: CloudEvent) => ({ topic: poison.name, key: event.subject, value: JSON.stringify(event) });
  await log.append(
    toAppend([
      json(counted(poison, 'good', 1)),
      json(counted(poison, 'error', 1)),
      json(counted(poison, 'error', 2, 13)),
      json(counted(poison, 'type error', 1, 14)),
      { topic: poison.name, key: 'bad json', value: '{"specversion":' },
      { topic: poison.name, key: longKey, value: 'z'.repeat(70_000) },
      json(counted(poison, 'good', 2)),
      json(counted(poison, 'error', 3)),
      json(counted(poison, 'bad json', 1)),
      { topic: poison.name, key: longKey, value: 'and more' },
      json(counted(poison, 'good', 3)),
    ]),
  );
  const consumer = await consume('poisoned', poison, handler);
  await readToTheEnd(consumer);
  expect(await effectsOn(database, 'good')).toEqual([1, 2, 3]);
  expect(await effectsOn(database, 'error')).toEqual([1]);
  expect(await effectsOn(database, 'type error')).toEqual([]);
  // Once among others, then five times alone.
  expect(tries).toBeGreaterThanOrEqual(5);
  expect(tries).toBeLessThanOrEqual(6);
  const waits = 'waits behind an earlier event of its key';
  const ofKey = async (key: string) => (await lettersOf('poisoned')).flatMap(([of, error]) => (of === key ? [error] : []));
  expect(await ofKey('error')).toEqual(['thirteen', waits]);
  expect(await ofKey('type error')).toEqual([expect.stringContaining('undefined')]);
  expect(await ofKey('bad json')).toEqual([expect.stringContaining('JSON'), waits]);
  expect(await ofKey(longKey.slice(0, 64))).toEqual([expect.stringContaining('JSON'), waits]);

  await log.append(eventsToAppend(poison.name, [counted(poison, 'error', 4), counted(poison, 'good', 4)]));
  await readToTheEnd(consumer);
  expect(await ofKey('error')).toEqual(['thirteen', waits, waits]);
  expect(await effectsOn(database, 'good')).toEqual([1, 2, 3, 4]);
  expect(consumer.failure()).toBeUndefined();
  await consumer.stop();
});

test('a batch that comes again after its dead letters were kept adds nothing', async () => {
  let deliveries = 0;
  const twice: EventLog = {
    ...log,
    subscribe: (group, names, onBatch) =>
      log.subscribe(group, names, async (batch) => {
        await onBatch({ ...batch, done: () => {} });
        await onBatch(batch);
        deliveries++;
      }),
  };
  const handler: Handler = async (_, { subject }) => {
    if (subject === 'bad again') throw new Error('no');
  };
  await log.append(eventsToAppend(again.name, [counted(again, 'bad again', 1), counted(again, 'bad again', 2)]));
  const consumer = await consume('again', again, handler, { log: twice });
  await readToTheEnd(consumer);
  expect(deliveries).toBeGreaterThan(0);
  expect(await lettersOf('again')).toHaveLength(2);
  await consumer.stop();
});

test('an event that ends the process is found at the fifth start and set aside, and no other key suffers for it', async () => {
  const file = dataFile(engines.settings, 'deadly.db');
  const embedded = sqliteLog(file);
  const events = ['deadly', 'innocent', 'innocent', 'deadly', 'bystander', 'innocent'];
  const versions = new Map<string, number>();
  const next = (key: string) => versions.set(key, (versions.get(key) ?? 0) + 1).get(key) as number;
  await embedded.append(
    eventsToAppend(
      deadly.name,
      events.map((key) => counted(deadly, key, next(key))),
    ),
  );
  const start = () => runChild('consume.ts', [JSON.stringify({ ...engines.whereIs(database), file, topic: deadly.name })]);
  const ends = [];
  for (let n = 1; n <= 5; n++) ends.push(await start());
  expect(ends).toEqual([7, 7, 7, 7, 0].map((code) => ({ code, stderr: '' })));
  expect(await effectsOn(database, 'innocent')).toEqual([1, 2, 3]);
  expect(await effectsOn(database, 'bystander')).toEqual([1]);
  expect(await lettersOf('mortal')).toEqual([
    ['deadly', 'ended the process each time'],
    ['deadly', 'waits behind an earlier event of its key'],
  ]);
  await embedded.close();
});
