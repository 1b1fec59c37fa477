import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseEvent } from '../src/cloud-event.ts';
import { type Handler, startConsumer } from '../src/consumer.ts';
import type { Database } from '../src/database.ts';
import { type DeadLetterDesk, discardDeadLetter, listDeadLetters, retryDeadLetters } from '../src/dead-letters.ts';
import type { EventLog } from '../src/event-log.ts';
import { createMetrics } from '../src/metrics.ts';
import { eventually, testLogger } from '../src/testing.ts';
import type { Topic } from '../src/topic.ts';
import { counted, counterTopic, effectsOn, tally } from './counter.ts';
import { type Engines, eventsToAppend, openEngines, plan } from './engines.ts';
import { readableLogger } from './log-lines.ts';

// What a person does about events that could not be applied: look, try again, give up with a reason.
const topics = ['listed', 'mended', 'half', 'given-up', 'goes-on'].map(counterTopic);
const [listed, mended, half, givenUp, goesOn] = topics as [Topic, Topic, Topic, Topic, Topic];
let engines: Engines;
let log: EventLog;
let database: Database;

beforeAll(async () => {
  engines = await openEngines(topics.map(({ name }) => plan(name)));
  log = engines.openLog();
  database = await engines.newDatabase();
});
afterAll(() => engines.close());

/** A handler that cannot bear these values, until they are mended. */
const dislikes =
  (...values: number[]): Handler =>
  async (tx, event) => {
    await tally(tx, event);
    if (values.includes(event.data.value as number)) throw new Error(`not ${event.data.value}`);
  };

function desk(topic: Topic, handler: Handler, more: Partial<DeadLetterDesk> = {}): DeadLetterDesk {
  const metrics = createMetrics('test', database).consumer;
  return {
    name: topic.name,
    handlers: { [topic.name]: { apply: handler } },
    database,
    metrics,
    logger: testLogger,
    clock: () => new Date(),
    ...more,
  };
}

/** Lets a consumer of the topic's name fail on these values of one key's events 1, 2, 3, ... */
async function failOn(topic: Topic, key: string, howMany: number, ...values: number[]): Promise<void> {
  await log.append(
    eventsToAppend(
      topic.name,
      Array.from({ length: howMany }, (_, i) => counted(topic, key, i + 1)),
    ),
  );
  const consumer = await startConsumer({ ...desk(topic, dislikes(...values)), log });
  await eventually(async () => expect(await consumer.lag()).toEqual({ [topic.name]: 0 }));
  await consumer.stop();
}

const versionsOf = async (topic: Topic) =>
  (await listDeadLetters(database.read.manager, topic.name)).map(({ msgKey, payload }) => [msgKey, parseEvent(payload).aggregateversion]);

test('the letters of a consumer are listed with their coordinates, each key in the order of the log', async () => {
  // More than ten, so that offsets that are sorted as text would stand in the wrong order.
  await failOn(listed, 'b', 12, 1);
  await failOn(listed, 'a', 2, 2);
  expect(await versionsOf(listed)).toEqual([['a', 2], ...Array.from({ length: 12 }, (_, i) => ['b', i + 1])]);
  const [letter] = await listDeadLetters(database.read.manager, listed.name);
  expect(letter).toMatchObject({ consumer: listed.name, topic: listed.name, msgKey: 'a', error: 'not 2' });
  expect(letter?.logOffset).toMatch(/^\d+$/);
  expect(letter?.failedAt).toBeInstanceOf(Date);
  expect(await listDeadLetters(database.read.manager, 'someone else')).toEqual([]);
});

test('letters whose cause was mended are applied in order and are gone; a second retry has nothing to do', async () => {
  await failOn(mended, 'm', 12, 3);
  const place = { topic: mended.name, key: 'm' };
  expect(await retryDeadLetters(desk(mended, tally), place)).toEqual({ applied: 10, waiting: 0 });
  expect(await effectsOn(database, 'm')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(await versionsOf(mended)).toEqual([]);
  expect(await retryDeadLetters(desk(mended, tally), place)).toEqual({ applied: 0, waiting: 0 });
});

test('a retry stops at the first letter that fails again, keeps what was applied and nothing of what failed', async () => {
  await failOn(half, 'h', 5, 2);
  const result = await retryDeadLetters(desk(half, dislikes(4)), { topic: half.name, key: 'h' });
  expect(result).toEqual({ applied: 2, waiting: 2, error: 'not 4' });
  expect(await effectsOn(database, 'h')).toEqual([1, 2, 3]);
  expect(await versionsOf(half)).toEqual([
    ['h', 4],
    ['h', 5],
  ]);
});

test('a letter is given up with a reason that the log keeps, and the rest of its key can then be applied', async () => {
  await failOn(givenUp, 'g', 3, 1);
  const { logger, lines } = readableLogger();
  const person = desk(givenUp, dislikes(1), { logger });
  const [letter] = await listDeadLetters(database.read.manager, givenUp.name);
  const id = letter?.id ?? '';
  await expect(discardDeadLetter(person, id, '  ')).rejects.toThrow(/reason/);
  await expect(discardDeadLetter({ ...person, name: 'someone else' }, id, 'not mine')).rejects.toThrow(/no dead letter/);
  expect(await versionsOf(givenUp)).toHaveLength(3);

  await discardDeadLetter(person, id, 'sent by mistake');
  expect(lines).toMatchObject([
    {
      level: 40,
      consumer: givenUp.name,
      topic: givenUp.name,
      partition: letter?.partitionNo,
      offset: letter?.logOffset,
      key: 'g',
      reason: 'sent by mistake',
    },
  ]);
  expect(await retryDeadLetters(person, { topic: givenUp.name, key: 'g' })).toEqual({ applied: 2, waiting: 0 });
  expect(await effectsOn(database, 'g')).toEqual([2, 3]);
});

test('after a retry the key goes on by itself', async () => {
  await failOn(goesOn, 'o', 2, 1);
  await retryDeadLetters(desk(goesOn, tally), { topic: goesOn.name, key: 'o' });
  await log.append(eventsToAppend(goesOn.name, [counted(goesOn, 'o', 3)]));
  const consumer = await startConsumer({ ...desk(goesOn, tally), log });
  await eventually(async () => expect(await effectsOn(database, 'o')).toEqual([1, 2, 3]));
  await consumer.stop();
  expect(await versionsOf(goesOn)).toEqual([]);
});
