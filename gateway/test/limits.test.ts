import { limits } from '@binhan/gateway/limits';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const times = (n: number, text: (i: number) => string) => Array.from({ length: n }, (_, i) => text(i)).join(' ');
const deep = (levels: number) => `{ places ${'{ near '.repeat(levels - 2)} { id } ${'}'.repeat(levels - 2)} }`;
const refused = (what: keyof typeof limits, found?: number) => ({
  code: 'LIMIT_EXCEEDED',
  params: { what, name: expect.anything(), most: limits[what], ...(found ? { found } : {}) },
});

test.each<[keyof typeof limits, number, string, string]>([
  ['depth', limits.depth + 1, deep(limits.depth), deep(limits.depth + 1)],
  [
    'aliases',
    limits.aliases + 1,
    `{ places { ${times(limits.aliases, (i) => `a${i}: id`)} } }`,
    `{ places { ${times(limits.aliases + 1, (i) => `a${i}: id`)} } }`,
  ],
  [
    'rootFields',
    limits.rootFields + 1,
    `{ ${times(limits.rootFields, (i) => `a${i}: visitCount`)} }`,
    `{ ${times(limits.rootFields + 1, (i) => `a${i}: visitCount`)} }`,
  ],
])('%s: at the limit an operation is answered, above it refused with the number found', async (what, found, most, over) => {
  expect((await world.ask(most)).errors).toBeUndefined();
  const before = world.places.requests() + world.visits.requests();
  const { status, data, errors } = await world.ask(over);
  expect({ status, data, extensions: errors?.[0].extensions }).toEqual({ status: 400, data: undefined, extensions: refused(what, found) });
  expect(world.places.requests() + world.visits.requests()).toBe(before);
});

test('fragments hide nothing', async () => {
  const rooms = `fragment Ten on Query { ${times(10, (i) => `a${i}: visitCount`)} }`;
  const tooWide = await world.ask(
    `query { ...Ten ...Eleven } ${rooms} fragment Eleven on Query { ${times(11, (i) => `b${i}: visitCount`)} }`,
  );
  expect(tooWide.errors?.[0].extensions).toEqual(refused('rootFields', 21));
  const tooDeep = await world.ask(
    `{ places { ...A } } fragment A on Place { near { near { near { near { near { ...B } } } } } }
     fragment B on Place { near { near { near { near { near { ... on Place { near { id } } } } } } } }`,
  );
  expect(tooDeep.errors?.[0].extensions).toEqual(refused('depth', 13));
});

test('fragments that double at every level are refused at once', async () => {
  const levels = times(60, (i) => `fragment F${i} on Place { ...F${i + 1} ... { ...F${i + 1} } }`);
  // Who walked them all would be at it for ever.
  const { errors } = await world.ask(`{ places { ...F0 } } ${levels} fragment F60 on Place { id }`);
  expect(errors?.[0].extensions).toEqual(refused('fields', 2 ** 60 + 1));
});

test('a document of too many tokens is not parsed to its end', async () => {
  const { status, errors } = await world.ask(`{ places { ${times(limits.tokens, () => 'id')} } }`, {}, { 'accept-language': 'vi' });
  expect(status).toBe(400);
  expect(errors).toMatchObject([
    { message: expect.stringMatching(/^Yêu cầu quá lớn: .* 2000\. Hãy hỏi ít hơn/), extensions: refused('tokens') },
  ]);
});

test('a body that is too large is answered in the shape of GraphQL', async () => {
  const { status, headers, errors } = await world.ask(`{ visitCount } # ${'x'.repeat(limits.bodyBytes)}`);
  expect(status).toBe(413);
  expect(headers.get('content-type')).toContain('application/json');
  expect(errors).toEqual([{ message: expect.stringMatching(/^This request is too large/), extensions: refused('bodyBytes') }]);
});

test('the introspection query is not too deep, but cannot go in circles', async () => {
  const { data, errors } = await world.ask(getIntrospectionQuery());
  expect(errors).toBeUndefined();
  expect(data.__schema.queryType.name).toBe('Query');
  const circle = await world.ask(`{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} }'.repeat(4)} } } }`);
  expect(circle.errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('several operations in one request are refused', async () => {
  const answer = await fetch(world.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ visitCount }' }, { query: '{ visitCount }' }]),
  });
  expect(answer.status).toBe(400);
});
