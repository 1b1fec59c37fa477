import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError } from 'graphql';
import type { Caller } from '../src/callers.ts';
import { commonErrors, describeProblem, localeOf, Problem, type Words } from '../src/errors.ts';
import { serveGraphql } from '../src/graphql-server.ts';
import { createHttpServer, listen } from '../src/http.ts';
import { ask } from '../src/testing.ts';
import { publicViewer } from '../src/viewer.ts';
import { readableLogger } from './log-lines.ts';

// What a caller is told when something is refused, and what not when something broke.
const ownErrors = { TOO_MANY: { en: 'At most {most} of {what}.', vi: 'Nhiều nhất {most} {what}.' } };
const { logger, lines } = readableLogger();
const thrown: Record<string, () => Error> = {
  problem: () => new Problem('NOT_FOUND', { type: 'Unit', id: 'u1' }, 'input.unitId'),
  own: () => new Problem('TOO_MANY', { most: 3, what: { vi: 'đơn vị', en: 'units' } }),
  broken: () => new Error('connect mysql://root:hunter2@db'),
  coded: () => new GraphQLError('SELECT * FROM secret', { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
};
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  const app = await createHttpServer({ bodyLimit: 10_000 });
  const schema = buildSchema('type Query { fail(how: String!): String }');
  Object.assign(schema.getQueryType()?.getFields().fail ?? {}, {
    resolve: (_: unknown, { how }: { how: string }) => {
      throw thrown[how]?.();
    },
  });
  const stopGraphql = await serveGraphql<Caller>(app, {
    apollo: { schema },
    identify: async (authorization) => {
      if (authorization) throw new Problem('UNAUTHENTICATED', { reason: 'ERR_JWT_EXPIRED' });
      return publicViewer;
    },
    errors: ownErrors,
    logger,
    context: async (caller) => caller,
  });
  await listen(app, '127.0.0.1', 0);
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
  stop = async () => {
    await stopGraphql();
    await app.close();
  };
});
afterAll(() => stop());

const fail = async (how: string, headers: Record<string, string> = {}) =>
  (await ask(url, 'query ($how: String!) { fail(how: $how) }', { how }, headers)).errors?.[0];
const vietnamese = { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.5' };

test.each(Object.entries(commonErrors))('both texts of %s have the same placeholders', (_, { vi, en }: Words) => {
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  expect(placeholders(vi)).toEqual(placeholders(en));
  expect(vi.trim()).not.toBe('');
});

test('a text shows its values: lists with commas, words in the language, the field, and nothing for what is missing', () => {
  const table = { A: { en: '{field}: {list} {words} {gone}.', vi: '{field}: {list} {words} {gone}.' } };
  const problem = new Problem('A', { list: ['x', 2], words: { vi: 'có', en: 'yes' } }, 'input.name');
  expect(describeProblem(problem, table, 'en')).toBe('input.name: x, 2 yes .');
  expect(describeProblem(problem, table, 'vi')).toBe('input.name: x, 2 có .');
  expect(() => describeProblem(new Problem('UNHEARD_OF'), table, 'en')).toThrow('No text for the error code UNHEARD_OF');
});

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['vi', 'vi'],
  ['vi-VN,vi;q=0.9,en-US;q=0.8', 'vi'],
  ['en;q=0.1, vi;q=0.9', 'vi'],
  ['en-US,en;q=0.9,vi;q=0.8', 'en'],
  ['fr,de;q=0.9', 'en'],
  ['fr,vi;q=0.2', 'vi'],
  ['VI', 'vi'],
  [';;q=,', 'en'],
])('who accepts %s is answered in %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});

test('a problem keeps its code, its field and its values, with a text in the language of the caller', async () => {
  const extensions = { code: 'NOT_FOUND', field: 'input.unitId', params: { type: 'Unit', id: 'u1' } };
  expect(await fail('problem')).toMatchObject({ message: 'No Unit u1 that you may see.', path: ['fail'], extensions });
  expect(await fail('problem', vietnamese)).toMatchObject({ message: 'Không có Unit u1 mà bạn được xem.', extensions });
  expect((await fail('own', vietnamese))?.message).toBe('Nhiều nhất 3 đơn vị.');
});

test.each([
  ['broken', 'hunter2'],
  ['coded', 'secret'],
])('an unexpected error (%s) is masked behind an id that the log has', async (how, secret) => {
  lines.length = 0;
  const error = await fail(how);
  expect(JSON.stringify(error)).not.toContain(secret);
  const { code, params } = error?.extensions ?? {};
  expect(code).toBe('INTERNAL');
  expect(error?.message).toBe(`Something went wrong here. Tell support the error id ${params.id}.`);
  const line = lines.find(({ errorId }) => errorId === params.id);
  expect(JSON.stringify(line)).toContain(secret);
  expect((await fail(how, vietnamese))?.message).toMatch(/^Có lỗi của hệ thống/);
});

test('what is wrong with the document is told as it is', async () => {
  const { errors } = await ask(url, '{ nothing }');
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('"nothing"'), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
});

test('a bad token answers 401 in the language of the caller before the document is looked at', async () => {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer old', ...vietnamese };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: '{ syntax error' }) });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({
    errors: [{ message: 'Phiên đăng nhập không hợp lệ: ERR_JWT_EXPIRED. Hãy đăng nhập lại.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
});
