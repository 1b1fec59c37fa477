import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connection, type PageArgs } from '../src/connection.ts';
import type { Database } from '../src/database.ts';
import { Counter, door } from './counter.ts';
import { type Engines, openEngines } from './engines.ts';

let engines: Engines;
let database: Database;

beforeAll(async () => {
  engines = await openEngines();
  database = await engines.newDatabase();
});
afterAll(() => engines.close());
beforeEach(() => door(database, ({ manager }) => manager.clear(Counter)));

const add = (...rows: [id: string, value: number][]) =>
  door(database, ({ manager }) =>
    manager.insert(
      Counter,
      rows.map(([id, value]) => ({ id, value, version: 1 })),
    ),
  );
const query = () => database.read.manager.createQueryBuilder(Counter, 'c');
/** By value, then by id. */
const page = (args: PageArgs) =>
  connection(query(), args, [
    { column: 'c.value', value: ({ value }) => value },
    { column: 'c.id', value: ({ id }) => id },
  ]);
const ids = (nodes: Counter[]) => nodes.map(({ id }) => id);

test('pages follow each other to the end, rows of equal rank included', async () => {
  await add(['d', 2], ['a', 1], ['c', 2], ['b', 2], ['e', 3]);
  const first = await page({ first: 2 });
  expect(ids(first.nodes)).toEqual(['a', 'b']);
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect(first.pageInfo.endCursor).toBe(first.edges[1]?.cursor);
  const second = await page({ first: 2, after: first.pageInfo.endCursor });
  expect(ids(second.nodes)).toEqual(['c', 'd']);
  const third = await page({ first: 2, after: second.pageInfo.endCursor });
  expect(ids(third.nodes)).toEqual(['e']);
  expect(third.pageInfo.hasNextPage).toBe(false);
  const fourth = await page({ first: 2, after: third.pageInfo.endCursor });
  expect(fourth).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  expect(await second.totalCount()).toBe(5);
});

test('a page that ends with the last row has no next one', async () => {
  await add(['a', 1], ['b', 2]);
  expect((await page({ first: 2 })).pageInfo.hasNextPage).toBe(false);
});

test('rows that are added before and after the cursor neither repeat nor hide others', async () => {
  await add(['b', 2], ['d', 4], ['f', 6], ['h', 8]);
  const first = await page({ first: 2 });
  await add(['a', 1], ['c', 3], ['e', 5], ['d2', 4]);
  const second = await page({ first: 10, after: first.pageInfo.endCursor });
  expect(ids(first.nodes)).toEqual(['b', 'd']);
  expect(ids(second.nodes)).toEqual(['d2', 'e', 'f', 'h']);
});

test('a page goes on after a row that is gone', async () => {
  await add(['a', 1], ['b', 2], ['c', 3]);
  const first = await page({ first: 2 });
  await door(database, ({ manager }) => manager.delete(Counter, { id: 'b' }));
  expect(ids((await page({ first: 2, after: first.pageInfo.endCursor })).nodes)).toEqual(['c']);
});

test('texts sort by their letters as written, the same on every database', async () => {
  await add(['đ', 1], ['Z', 1], ['a', 1], ['d', 1], ['Đ', 1], ['ă', 1]);
  const seen: string[] = [];
  for (let after: string | null | undefined, more = true; more; ) {
    const { nodes, pageInfo } = await page({ first: 1, after });
    seen.push(...ids(nodes));
    more = pageInfo.hasNextPage;
    after = pageInfo.endCursor;
  }
  expect(seen).toEqual(['Z', 'a', 'd', 'ă', 'Đ', 'đ']);
});

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
test.each([
  ['nonsense', 'nonsense'],
  ['an empty text', ''],
  ['one of another list', cursor(['only one'])],
  ['one with a condition in it', cursor([{ gt: 0 }, 'a'])],
  ['no list', cursor({ value: 1, id: 'a' })],
])('a cursor that is %s is refused', async (_, after) => {
  await expect(page({ after })).rejects.toMatchObject({ code: 'BAD_CURSOR', field: 'after' });
});

test.each([0, -1, 201, 1_000_000])('a page of %s is refused', async (first) => {
  await expect(page({ first })).rejects.toMatchObject({ code: 'PAGE_TOO_LARGE', field: 'first', params: { most: 200 } });
});

test('a page has 50 rows unless told otherwise, and at most 200', async () => {
  await add(...Array.from({ length: 201 }, (_, i): [string, number] => [`k${i}`, i]));
  expect((await page({})).nodes).toHaveLength(50);
  expect((await page({ first: null })).nodes).toHaveLength(50);
  const largest = await page({ first: 200 });
  expect([largest.nodes.length, largest.pageInfo.hasNextPage]).toEqual([200, true]);
});
