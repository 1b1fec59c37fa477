import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '../src/clock.ts';
import type { Database } from '../src/database.ts';
import { eventually, testLogger } from '../src/testing.ts';
import { startWorker, type Worker, type WorkPlace } from '../src/worker.ts';
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

const start = (database: Database, name: string, step: Worker['step']) => startWorker(database, systemClock, { name, step }, testLogger);

test('a worker does one piece after the other, and looks again when there is none', async () => {
  const pieces = ['a', 'b', 'c'];
  const done: string[] = [];
  const worker = start(mine, 'pieces', async () => {
    const piece = pieces.shift();
    if (piece) done.push(piece);
    return piece !== undefined;
  });
  await eventually(() => expect(done).toEqual(['a', 'b', 'c']));
  pieces.push('d');
  await eventually(() => expect(done).toEqual(['a', 'b', 'c', 'd']));
  await worker.stop();
});

test('of two replicas one works; when it stops, the other does', async () => {
  const steps = { first: 0, second: 0 };
  const counting = (who: keyof typeof steps) => async () => {
    steps[who]++;
    return false;
  };
  const first = start(mine, 'replicas', counting('first'));
  await eventually(() => expect(steps.first).toBeGreaterThan(0));
  const second = start(theirs, 'replicas', counting('second'));
  const before = steps.first;
  await eventually(() => expect(steps.first).toBeGreaterThan(before + 3));
  expect(steps.second).toBe(0);
  await first.stop();
  await eventually(() => expect(steps.second).toBeGreaterThan(0));
  await second.stop();
});

test('a piece that fails is tried again, and opens no transaction of its own but by the door', async () => {
  const tries: string[] = [];
  const worker = start(mine, 'failing', async ({ door }) => {
    await door(async ({ viewer }) => tries.push(viewer.system ?? ''));
    if (tries.length < 3) throw new Error('not yet');
    return false;
  });
  await eventually(() => expect(tries.length).toBeGreaterThanOrEqual(3));
  expect(new Set(tries)).toEqual(new Set(['failing']));
  await worker.stop();
});

test('a stop tells the piece that is being done, and waits for it', async () => {
  let place: WorkPlace | undefined;
  let left = false;
  const worker = start(mine, 'stopping', async (given) => {
    place = given;
    await new Promise((resolve) => given.signal.addEventListener('abort', resolve));
    left = true;
    return true;
  });
  await eventually(() => expect(place).toBeDefined());
  await worker.stop();
  expect([place?.signal.aborted, left]).toEqual([true, true]);
});
