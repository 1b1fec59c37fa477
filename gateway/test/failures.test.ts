import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Accident } from './two-subgraphs.ts';
import { startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const unavailable = (service: string) => ({ code: 'SUBGRAPH_UNAVAILABLE', service, params: { service } });
const busy: Accident = { status: 503, body: 'busy' };

test.each<[string, Accident]>([
  ['a dropped connection', 'drop'],
  ['502', { status: 502, body: '' }],
  ['503', busy],
  ['504', { status: 504, body: '' }],
])('a query is sent once more after %s', async (_name, accident) => {
  const before = world.places.requests();
  world.places.next(accident);
  const { data, errors } = await world.ask('{ places { name } }');
  expect(errors).toBeUndefined();
  expect(data.places).toHaveLength(2);
  expect(world.places.requests() - before).toBe(2);
});

test('a query is not sent a third time', async () => {
  const before = world.places.requests();
  world.places.next('drop', busy);
  const { data, errors } = await world.ask('query Both { places { name } visitCount }');
  expect(data).toEqual({ places: null, visitCount: 4 });
  expect(errors?.map((error) => error.extensions)).toEqual([unavailable('places')]);
  expect(world.places.requests() - before).toBe(2);
});

test.each<[string, Accident]>([
  ['a dropped connection', 'drop'],
  ['503', busy],
])('a mutation is never sent twice, not after %s', async (_name, accident) => {
  const before = world.places.requests();
  world.places.next(accident);
  const { data, errors } = await world.ask('mutation Open { open }');
  expect(data).toEqual({ open: null });
  expect(errors?.map((error) => error.extensions)).toEqual([unavailable('places')]);
  expect(world.places.requests() - before).toBe(1);
});

test.each<[string, Accident, number]>([
  ['a page of HTML', { status: 200, body: '<h1>Welcome</h1>', type: 'text/html' }, 200],
  ['JSON that is not GraphQL', { status: 404, body: '{"message":"Route not found"}' }, 404],
])('%s instead of an answer is told as such', async (_name, accident, status) => {
  world.places.next(accident);
  const { data, errors } = await world.ask('{ places { name } visitCount }');
  expect(data).toEqual({ places: null, visitCount: 4 });
  const params = { service: 'places', status };
  expect(errors?.map((error) => error.extensions)).toEqual([{ code: 'SUBGRAPH_BAD_ANSWER', service: 'places', params }]);
});

test("a subgraph's own 401 passes with its code", async () => {
  const error = {
    message: 'expired',
    extensions: { code: 'UNAUTHENTICATED', params: { reason: 'ERR_JWT_EXPIRED' }, stacktrace: ['at x'] },
  };
  world.places.next({ status: 401, body: JSON.stringify({ errors: [error] }) });
  const { data, errors } = await world.ask('{ places { name } visitCount }');
  expect(data).toEqual({ places: null, visitCount: 4 });
  expect(errors?.[0].extensions).toEqual({ code: 'UNAUTHENTICATED', params: { reason: 'ERR_JWT_EXPIRED' }, service: 'places' });
});

test('a subgraph that is down costs only its own fields', async () => {
  await world.visits.stop();
  const { status, data, errors } = await world.ask('{ places { name visits } }', {}, { 'accept-language': 'vi-VN,en;q=0.5' });
  expect(status).toBe(200);
  expect(data.places[0]).toEqual({ name: 'Nơi 1', visits: null });
  expect(errors).toEqual([
    { message: expect.stringMatching(/^Dịch vụ "visits" tạm thời không trả lời/), extensions: unavailable('visits') },
  ]);
});

test('the failures are counted', async () => {
  const text = await (await fetch(`${world.home}/metrics`)).text();
  expect(text).toMatch(/binhan_gateway_subgraph_requests_total\{.*subgraph="visits",outcome="unavailable".*\} 1/);
  expect(text).toMatch(/binhan_gateway_subgraph_retries_total\{.*subgraph="places".*\} 5/);
});
