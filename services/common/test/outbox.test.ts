import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseEvent } from '../src/cloud-event.ts';
import type { Database } from '../src/database.ts';
import type { EventLog } from '../src/event-log.ts';
import { createMetrics } from '../src/metrics.ts';
import { OutboxRow } from '../src/outbox.ts';
import { type Relay, startRelay } from '../src/relay.ts';
import { eventually, testLogger } from '../src/testing.ts';
import { defineTopic } from '../src/topic.ts';
import { Counter, counted, counterTopic, countUp, door } from './counter.ts';
import { type Engines, openEngines, plan, versionsIn } from './engines.ts';

// G1: a committed change reaches the log, a rolled-back one never does.
const topic = counterTopic('outbox');
let engines: Engines;
let relayed: Database;
let unsent: Database;
let log: EventLog;
let relay: Relay;

beforeAll(async () => {
  engines = await openEngines([plan(topic.name)]);
  relayed = await engines.newDatabase();
  unsent = await engines.newDatabase();
  log = engines.openLog();
  relay = startRelay({ database: relayed, log, logger: testLogger, metrics: createMetrics('test', relayed).relay });
});
afterAll(async () => {
  await relay.stop();
  await engines.close();
});

async function waiting(aggregateId: string) {
  const rows = await unsent.read.manager.find(OutboxRow, { where: { aggregateId }, order: { seq: 'ASC' } });
  return rows.map((row) => ({ ...row, event: parseEvent(row.payload) }));
}

test('a committed change reaches the log once, a rolled-back one never', async () => {
  await door(relayed, (tx) => countUp(tx, topic, 'kept'));
  const undone = door(relayed, async (tx) => {
    await countUp(tx, topic, 'undone');
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  await door(relayed, (tx) => countUp(tx, topic, 'kept'));
  await eventually(async () => expect(await relayed.read.manager.count(OutboxRow)).toBe(0));
  expect(await versionsIn(log, topic.name, 'kept')).toEqual([1, 2]);
  expect(await versionsIn(log, topic.name, 'undone')).toEqual([]);
});

test.each([
  ['breaks its contract', { value: 'many' }, /breaks its contract: data\/value must be integer/],
  ['is larger than 60 KiB', { value: 1, note: 'ă'.repeat(31_000) }, /has 620\d\d bytes; at most 61440 are allowed/],
])('an event that %s takes its whole transaction with it', async (_, data, message) => {
  const refused = door(unsent, async (tx) => {
    await tx.add(Counter, { id: 'refused', version: 1, value: 1 });
    await tx.record(topic, 'refused', 'counted', data);
  });
  await expect(refused).rejects.toThrow(message);
  expect(await unsent.read.manager.existsBy(Counter, { id: 'refused' })).toBe(false);
  expect(await waiting('refused')).toEqual([]);
});

test('an event as large as is allowed is stored whole', async () => {
  const note = 'ă'.repeat(30_600);
  await door(unsent, (tx) => tx.record(topic, 'large', 'counted', { value: 1, note }));
  expect((await waiting('large'))[0]?.event.data.note).toBe(note);
});

test('twenty transactions at once on one aggregate number its events without a gap, in the order of the outbox', async () => {
  await Promise.all(Array.from({ length: 20 }, () => door(unsent, (tx) => countUp(tx, topic, 'busy'))));
  const events = await waiting('busy');
  const oneToTwenty = Array.from({ length: 20 }, (_, i) => i + 1);
  expect(events.map(({ event }) => event.aggregateversion)).toEqual(oneToTwenty);
  expect(events.map(({ event }) => event.data.value)).toEqual(oneToTwenty);
});

test('the versions of an aggregate go on after its row is gone and all was sent', async () => {
  await door(unsent, (tx) => countUp(tx, topic, 'reborn'));
  await door(unsent, async ({ manager }) => {
    await manager.delete(Counter, { id: 'reborn' });
    await manager.delete(OutboxRow, { aggregateId: 'reborn' });
  });
  await door(unsent, (tx) => countUp(tx, topic, 'reborn'));
  expect((await waiting('reborn')).map(({ aggregateVersion }) => aggregateVersion)).toEqual([2]);
});

test('an event names what it follows from and what all of it began with', async () => {
  const first = counted(topic, 'elsewhere', 1);
  const second = { ...first, id: 'second', correlationid: first.id };
  await door(unsent, (tx) => countUp(tx.because(first), topic, 'follows'));
  await door(unsent, (tx) => countUp(tx.because(second), topic, 'follows'));
  await door(unsent, (tx) => countUp(tx, topic, 'follows'), { correlationId: 'request' });
  const [after, afterThat, asked] = (await waiting('follows')).map(({ event }) => event);
  expect(after).toMatchObject({ causationid: first.id, correlationid: first.id });
  expect(afterThat).toMatchObject({ causationid: 'second', correlationid: first.id });
  expect(asked).toMatchObject({ correlationid: 'request' });
  expect(asked).not.toHaveProperty('causationid');
});

test('a person acts under one random pseudonym, the house and the public under none', async () => {
  const person = { subject: 'nguyen-van-a', roles: [], areas: [], units: [], authorities: [] };
  for (let n = 0; n < 2; n++) await door(unsent, (tx) => countUp(tx, topic, 'acted'), { viewer: person });
  await door(unsent, (tx) => countUp(tx, topic, 'acted'));
  const [one, two, house] = (await waiting('acted')).map(({ event }) => event);
  expect(one?.actorref).toMatch(/^[0-9a-f-]{36}$/);
  expect(two?.actorref).toBe(one?.actorref);
  expect(house).not.toHaveProperty('actorref');
  expect((await waiting('acted')).map(({ payload }) => payload).join()).not.toContain('nguyen');
});

test('an event of a discreet topic tells the day and nothing that leads back: no actor, no trace, no time in its ids', async () => {
  const discreet = defineTopic('test', 'discreet', new URL('./counter.v1.json', import.meta.url), { discreet: true });
  const person = { subject: 'nguyen-van-a', roles: [], areas: [], units: [], authorities: [] };
  const request = {
    viewer: person,
    correlationId: 'request',
    causationId: 'cause',
    traceparent: 'trace',
    now: new Date('2026-11-23T03:04:05Z'),
  };
  await door(unsent, (tx) => countUp(tx, discreet, 'quiet'), request);
  const [row] = await waiting('quiet');
  expect(row?.event.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(row?.event.time).toBe('2026-11-22T17:00:00.000Z'); // midnight in Vietnam
  expect(row?.occurredAt.toISOString()).toBe('2026-11-22T17:00:00.000Z');
  for (const name of ['actorref', 'correlationid', 'causationid', 'traceparent']) expect(row?.event).not.toHaveProperty(name);
});
