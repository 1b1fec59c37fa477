import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '../src/database.ts';
import { createLease } from '../src/lease.ts';
import { eventually } from '../src/testing.ts';
import { type Engines, openEngines } from './engines.ts';

let engines: Engines;
let mine: Database;
let theirs: Database;

beforeAll(async () => {
  engines = await openEngines();
  mine = await engines.newDatabase();
  theirs = await engines.replicaOf(mine);
});
afterAll(() => engines.close());

test('one replica at a time holds a lease, and renews it', async () => {
  const [a, b] = [createLease(mine, 'one', 60_000), createLease(theirs, 'one', 60_000)];
  expect([await a.hold(), await b.hold(), await a.hold(), await b.hold()]).toEqual([true, false, true, false]);
});

test('of many who ask at once for a lease that nobody ever held, one gets it', async () => {
  const asked = await Promise.all(Array.from({ length: 10 }, (_, i) => createLease(i % 2 ? mine : theirs, 'rush', 60_000).hold()));
  expect(asked.filter(Boolean)).toHaveLength(1);
});

test('another takes over when a lease has run out, and the first has lost it', async () => {
  const [a, b] = [createLease(mine, 'expiring', 3000), createLease(theirs, 'expiring', 60_000)];
  expect(await a.hold()).toBe(true);
  expect(await b.hold()).toBe(false);
  await eventually(async () => expect(await b.hold()).toBe(true));
  expect(a.age()).toBeGreaterThan(3000);
  expect(await a.hold()).toBe(false);
});

test('a released lease is free at once; releasing what another holds changes nothing', async () => {
  const [a, b] = [createLease(mine, 'released', 60_000), createLease(theirs, 'released', 60_000)];
  await a.hold();
  await b.release();
  expect(await b.hold()).toBe(false);
  await a.release();
  expect(a.age()).toBe(Number.POSITIVE_INFINITY);
  expect(await b.hold()).toBe(true);
});

test('leases of different names do not know each other', async () => {
  expect(await createLease(mine, 'this', 60_000).hold()).toBe(true);
  expect(await createLease(theirs, 'that', 60_000).hold()).toBe(true);
});

test('its age counts from before it was asked for, and a refusal does not make it younger', async () => {
  const lease = createLease(mine, 'aging', 60_000);
  expect(lease.age()).toBe(Number.POSITIVE_INFINITY);
  await lease.hold();
  await pause(30);
  expect(lease.age()).toBeGreaterThanOrEqual(29);
  const other = createLease(theirs, 'aging', 60_000);
  await other.hold();
  expect(other.age()).toBe(Number.POSITIVE_INFINITY);
});
