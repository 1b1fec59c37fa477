import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 } from 'uuid';
import type { Database } from '../src/database.ts';
import { once } from '../src/replay-of-mutation.ts';
import { publicViewer, type Viewer } from '../src/viewer.ts';
import { Counter, door } from './counter.ts';
import { type Engines, openEngines } from './engines.ts';

let engines: Engines;
let database: Database;

beforeAll(async () => {
  engines = await openEngines();
  database = await engines.newDatabase();
});
afterAll(() => engines.close());

const person = (subject: string): Viewer => ({ ...publicViewer, subject, roles: ['UNIT_HEAD'] });
type Input = { clientMutationId?: string; name: string };

/** A mutation that makes a counter and answers with its id. */
const open = (viewer: Viewer, input: Input, mutation = 'openCounter') =>
  door(
    database,
    (tx) =>
      once(tx, mutation, input, async () => {
        const { id } = await tx.add(Counter, { id: v7(), version: 1, value: 1 });
        if (input.name === 'broken') throw new Error('broken');
        return { counter: id };
      }),
    { viewer },
  );
const made = () => database.read.manager.count(Counter);

test('a retry gets the first answer and does nothing', async () => {
  const input = { clientMutationId: 'm1', name: 'a' };
  const first = await open(person('an'), input);
  const before = await made();
  expect(await open(person('an'), { ...input })).toEqual(first);
  expect(await made()).toBe(before);
});

test('two at once do the operation once, and both get its answer', async () => {
  const before = await made();
  const input = { clientMutationId: 'at once', name: 'a' };
  const answers = await Promise.all([1, 2, 3].map(() => open(person('an'), input)));
  expect(new Set(answers.map(({ counter }) => counter)).size).toBe(1);
  expect(await made()).toBe(before + 1);
});

test('the same id with another input is refused', async () => {
  await open(person('an'), { clientMutationId: 'm2', name: 'a' });
  const before = await made();
  await expect(open(person('an'), { clientMutationId: 'm2', name: 'b' })).rejects.toMatchObject({
    code: 'MUTATION_ID_REUSED',
    field: 'input.clientMutationId',
  });
  expect(await made()).toBe(before);
});

test('an id belongs to one viewer and one mutation', async () => {
  const input = { clientMutationId: 'm3', name: 'a' };
  const answers = [await open(person('an'), input), await open(person('bình'), input), await open(person('an'), input, 'openOther')];
  expect(new Set(answers.map(({ counter }) => counter)).size).toBe(3);
});

test('without an id, or without an identity, each call is its own', async () => {
  const answers = [
    await open(person('an'), { name: 'a' }),
    await open(person('an'), { name: 'a' }),
    await open(publicViewer, { clientMutationId: 'm4', name: 'a' }),
    await open(publicViewer, { clientMutationId: 'm4', name: 'a' }),
  ];
  expect(new Set(answers.map(({ counter }) => counter)).size).toBe(4);
});

test('a call that failed is not remembered', async () => {
  const input = { clientMutationId: 'm5', name: 'broken' };
  await expect(open(person('an'), input)).rejects.toThrow('broken');
  await expect(open(person('an'), { ...input, name: 'mended' })).resolves.toHaveProperty('counter');
});
