import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listBlockedKeys, releaseBlockedKeys } from '../src/blocked-keys.ts';
import type { Database } from '../src/database.ts';
import type { Appended, EventLog } from '../src/event-log.ts';
import { createMetrics } from '../src/metrics.ts';
import { OutboxRow } from '../src/outbox.ts';
import { type RelayOptions, startRelay } from '../src/relay.ts';
import { eventually, testLogger } from '../src/testing.ts';
import type { Topic } from '../src/topic.ts';
import { counterTopic, countUp, door } from './counter.ts';
import { type Engines, openEngines, plan, versionsIn } from './engines.ts';

// G3, G4, G7, G13 in small; the chain harness has them at large.
const topics = ['one', 'two', 'partial', 'throwing', 'unsaid', 'refused', 'late', 'pressed'].map(counterTopic);
const [one, two, partial, throwing, unsaid, refusing, late, pressed] = topics as [Topic, Topic, Topic, Topic, Topic, Topic, Topic, Topic];
const onMysql = process.env.MYSQL_URL ? test : test.skip;
let engines: Engines;
let log: EventLog;

beforeAll(async () => {
  engines = await openEngines(topics.map(({ name }) => plan(name)));
  log = engines.openLog();
});
afterAll(() => engines.close());

const relayOn = (database: Database, more: Partial<RelayOptions> = {}) =>
  startRelay({ database, log, logger: testLogger, metrics: createMetrics('test', database).relay, ...more });
const rowsOf = ({ read }: Database) => read.manager.count(OutboxRow);
const firstSight = (versions: number[]) => [...new Set(versions)];
const oneTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** Puts as many events of one key into the outbox. */
async function publish(database: Database, topic: Topic, id: string, howMany: number): Promise<void> {
  await door(database, async (tx) => {
    for (let n = 1; n <= howMany; n++) await tx.record(topic, id, 'counted', { value: n });
  });
}

/** The log as long as its broker is broken: `append` decides what becomes of each of the first tries. */
function brokenLog(tries: number, append: EventLog['append']): EventLog & { tried(): number } {
  let tried = 0;
  return { ...log, append: (records) => (++tried <= tries ? append(records) : log.append(records)), tried: () => tried };
}

/** Notes who sends, through a log that is as slow as it says. */
function noting(senders: string[], who: string, slowMs: () => number): EventLog {
  return {
    ...log,
    async append(records) {
      senders.push(who);
      await pause(slowMs());
      return log.append(records);
    },
  };
}

test('one relay at a time sends, and the other takes over when it stops', async () => {
  const mine = await engines.newDatabase();
  const theirs = await engines.replicaOf(mine);
  const senders: string[] = [];
  const first = relayOn(mine, { log: noting(senders, 'first', () => 20) });
  await publish(mine, one, 'a', 1);
  await eventually(async () => expect(await rowsOf(mine)).toBe(0));
  const second = relayOn(theirs, { log: noting(senders, 'second', () => 20) });
  for (let round = 0; round < 10; round++) {
    await publish(mine, one, 'a', 5);
    await pause(20);
  }
  await eventually(async () => expect(await rowsOf(mine)).toBe(0));
  expect(new Set(senders)).toEqual(new Set(['first']));
  await first.stop();
  senders.length = 0;
  await publish(mine, one, 'a', 5);
  await eventually(async () => expect(await rowsOf(mine)).toBe(0));
  expect(new Set(senders)).toEqual(new Set(['second']));
  await second.stop();
  expect(await versionsIn(log, one.name, 'a')).toEqual(oneTo(56));
});

test('two relays that lose their lease all the time send a thousand events of one key and more in order on first sight', async () => {
  const mine = await engines.newDatabase();
  const theirs = await engines.replicaOf(mine);
  const senders: string[] = [];
  // Slower than the lease: each send may end after the other relay has taken over.
  const slow = () => 40 * Math.random();
  const relays = [
    relayOn(mine, { leaseMs: 20, log: noting(senders, 'mine', slow) }),
    relayOn(theirs, { leaseMs: 20, log: noting(senders, 'theirs', slow) }),
  ];
  // Until both have had their turns, too: else nothing would be shown.
  let rounds = 0;
  for (; rounds < 20 || (new Set(senders).size < 2 && rounds < 200); rounds++) {
    await publish(mine, two, 'a', 50);
    await pause(10);
  }
  await eventually(async () => expect(await rowsOf(mine)).toBe(0));
  await Promise.all(relays.map((relay) => relay.stop()));
  expect(firstSight(await versionsIn(log, two.name, 'a'))).toEqual(oneTo(50 * rounds));
  expect(new Set(senders)).toEqual(new Set(['mine', 'theirs']));
});

test.each<[string, Topic, EventLog['append']]>([
  [
    'takes only a part',
    partial,
    async (records) => {
      const { accepted } = await log.append(records.slice(0, 7));
      return { accepted, refused: [], error: new Error('leader moved') };
    },
  ],
  [
    'throws',
    throwing,
    async () => {
      throw new TypeError('socket closed');
    },
  ],
  [
    'takes all but does not say so',
    unsaid,
    async (records) => {
      await log.append(records);
      return { accepted: [], refused: [], error: new Error('timed out') };
    },
  ],
])(
  'while a log %s, what it did not accept stays in the outbox and is sent afterwards',
  async (_, topic, append) => {
    const database = await engines.newDatabase();
    const keptRows: number[] = [];
    const acceptedSoFar: number[] = [];
    const broken = brokenLog(3, async (records) => {
      keptRows.push(await rowsOf(database));
      const answer = await append(records);
      acceptedSoFar.push(answer.accepted.length);
      return answer;
    });
    await publish(database, topic, 'a', 30);
    const relay = relayOn(database, { log: broken });
    await eventually(async () => expect(await rowsOf(database)).toBe(0));
    await relay.stop();
    expect(broken.tried()).toBe(4);
    const accepted = (tries: number) => acceptedSoFar.slice(0, tries).reduce((sum, one) => sum + one, 0);
    expect(keptRows).toEqual([30, 30 - accepted(1), 30 - accepted(2)]);
    expect(firstSight(await versionsIn(log, topic.name, 'a'))).toEqual(oneTo(30));
  },
  180_000,
);

test('a key that the log refuses is blocked with all that follows, and the other keys go on', async () => {
  const database = await engines.newDatabase();
  const tooLarge = 'too large for this broker';
  const picky: EventLog = {
    ...log,
    async append(records): Promise<Appended> {
      const { accepted } = await log.append(records.filter(({ key }) => key !== 'bad'));
      const bad = records.some(({ key }) => key === 'bad');
      return { accepted, refused: bad ? [{ topic: refusing.name, key: 'bad', error: tooLarge }] : [] };
    },
  };
  await publish(database, refusing, 'bad', 3);
  await publish(database, refusing, 'good', 3);
  const relay = relayOn(database, { log: picky });
  await eventually(async () => expect(await rowsOf(database)).toBe(3));
  await publish(database, refusing, 'bad', 1);
  await publish(database, refusing, 'good', 1);
  await eventually(async () => expect(await rowsOf(database)).toBe(4));
  const blocked = { topic: refusing.name, msgKey: 'bad', error: tooLarge, waiting: 4 };
  expect(await listBlockedKeys(database.read.manager)).toMatchObject([blocked]);
  expect(await versionsIn(log, refusing.name, 'good')).toEqual([1, 2, 3, 4]);
  expect(await versionsIn(log, refusing.name, 'bad')).toEqual([]);

  // A person raised the limit of the broker and takes the block away. By then the old broker must be gone: it would refuse again.
  await relay.stop();
  const release = (chosen: object) => door(database, ({ manager }) => releaseBlockedKeys(manager, chosen));
  expect([await release({ key: 'good' }), await release({ topic: refusing.name, key: 'bad' })]).toEqual([0, 1]);
  const mended = relayOn(database);
  await eventually(async () => expect(await rowsOf(database)).toBe(0));
  expect(await versionsIn(log, refusing.name, 'bad')).toEqual([1, 2, 3, 4]);
  await mended.stop();
});

test('a busy service does not wear out a broken log: commits do not cut the wait after an error short', async () => {
  const database = await engines.newDatabase();
  const broken = brokenLog(Number.POSITIVE_INFINITY, async () => ({ accepted: [], refused: [], error: new Error('away') }));
  await publish(database, pressed, 'a', 1);
  const relay = relayOn(database, { log: broken });
  for (let n = 0; n < 50; n++) {
    await door(database, (tx) => countUp(tx, pressed, 'b'));
    await pause(15);
  }
  await eventually(() => expect(broken.tried()).toBeGreaterThan(1));
  expect(broken.tried()).toBeLessThan(10);
  expect(await rowsOf(database)).toBe(51);
  await relay.stop();
});

onMysql(
  'an event that commits after one with a higher number is sent all the same',
  async () => {
    const database = await engines.newDatabase();
    let commitFirst = () => {};
    const gate = new Promise<void>((resolve) => {
      commitFirst = resolve;
    });
    let recorded = () => {};
    const firstRecorded = new Promise<void>((resolve) => {
      recorded = resolve;
    });
    const relay = relayOn(database);
    const first = door(database, async (tx) => {
      await countUp(tx, late, 'first');
      recorded();
      await gate;
    });
    await firstRecorded;
    await door(database, (tx) => countUp(tx, late, 'second'));
    await eventually(async () => expect(await versionsIn(log, late.name, 'second')).toEqual([1]));
    expect(await versionsIn(log, late.name, 'first')).toEqual([]);
    commitFirst();
    await first;
    await eventually(async () => expect(await versionsIn(log, late.name, 'first')).toEqual([1]));
    await relay.stop();
  },
  180_000,
);
