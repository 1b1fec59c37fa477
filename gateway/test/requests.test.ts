import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callerNetworks } from '../src/caller-network.ts';
import { startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('an entity is joined across both subgraphs', async () => {
  const { status, data, errors } = await world.ask('{ places { name visits near { name } } visitCount }');
  expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  expect(data).toEqual({
    places: [
      { name: 'Nơi 1', visits: ['a1', 'b1'], near: { name: 'Nơi 1' } },
      { name: 'Nơi 2', visits: ['a2', 'b2'], near: { name: 'Nơi 2' } },
    ],
    visitCount: 4,
  });
});

const received = '{ received { authorization language traceparent roles } }';

test('token, language and trace go on to the subgraph, which verifies the token again', async () => {
  const authorization = `Bearer ${await world.sign({ roles: ['ANALYST'] })}`;
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const { data } = await world.ask(received, {}, { authorization, traceparent, 'accept-language': 'vi' });
  expect(data.received).toEqual({ authorization, traceparent, language: 'vi', roles: ['ANALYST'] });
});

test.each([
  ['none', undefined],
  ['garbage', 'garbage'],
  ['an all-zero one', '00-00000000000000000000000000000000-b7ad6b7169203331-01'],
  ['the version ff', 'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
])('a request with %s as its trace gets a valid one', async (_name, traceparent) => {
  const { data } = await world.ask(received, {}, traceparent ? { traceparent } : {});
  expect(data.received.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  expect(data.received.traceparent).not.toContain('0'.repeat(16));
  expect(data.received).toMatchObject({ authorization: null, roles: ['PUBLIC'] });
});

test('behind a proxy that is trusted, callers have the networks that it names', async () => {
  const proxied = await startWorld({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
  const networkOf = async (address: string) =>
    (await proxied.ask('{ received { network } }', {}, { 'x-forwarded-for': address })).data.received.network;
  expect(await networkOf('203.0.113.7')).toBe(await networkOf('203.0.113.7'));
  expect(await networkOf('203.0.113.7')).not.toBe(await networkOf('203.0.113.8'));
  await proxied.stop();
});

test('a subgraph gets a name for the network of a caller, which nobody can choose and which is no address', async () => {
  const networkOf = async (headers: Record<string, string> = {}) =>
    (await world.ask('{ received { network } }', {}, headers)).data.received.network;
  const network = await networkOf();
  expect(network).toMatch(/^[\w-]{43}$/);
  expect(await networkOf({ 'x-caller-network': 'mine', 'x-forwarded-for': '203.0.113.7' })).toBe(network);
  const names = callerNetworks();
  expect(names('203.0.113.7')('tips')).not.toBe(names('203.0.113.7')('units'));
  expect(names('203.0.113.7')('tips')).not.toBe(names('203.0.113.8')('tips'));
});

test('a bad token is answered with 401 and reaches no subgraph', async () => {
  const before = world.places.requests();
  const expired = await world.sign({ roles: ['ANALYST'] }, '-10m');
  for (const authorization of ['Bearer nonsense', 'Basic YTpi', `Bearer ${expired}`]) {
    const { status, data, errors } = await world.ask('{ places { name } }', {}, { authorization });
    expect({ status, data, code: errors?.[0].extensions.code }).toEqual({ status: 401, data: undefined, code: 'UNAUTHENTICATED' });
  }
  expect(world.places.requests()).toBe(before);
});

test("a subgraph's refusal arrives with its code, field and values, the service, and nothing else", async () => {
  const { data, errors } = await world.ask('{ refuses visitCount }');
  expect(data).toEqual({ refuses: null, visitCount: 4 });
  expect(errors).toEqual([
    {
      message: 'input.name: too short',
      path: ['refuses'],
      extensions: { code: 'BAD_INPUT', field: 'input.name', params: { reason: 'too short' }, service: 'places' },
    },
  ]);
});

test('an unexpected error of a subgraph is masked behind an id', async () => {
  const { data, errors } = await world.ask('{ breaks visitCount }');
  expect(data).toEqual({ breaks: null, visitCount: 4 });
  expect(errors?.[0].extensions).toEqual({ code: 'INTERNAL', params: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) }, service: 'places' });
  expect(JSON.stringify(errors)).not.toContain('secret');
});

test('a wrong variable, field or operation name is told to the caller', async () => {
  const wrongVariable = await world.ask('query ($n: Int!) { visitCount(atLeast: $n) }', { n: 'many' });
  expect(wrongVariable).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  const wrongField = await world.ask('{ nowhere }');
  expect(wrongField).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  const twoOperations = await world.ask('query A { visitCount } query B { visitCount }');
  expect(twoOperations).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('a mutation passes, once', async () => {
  const before = world.mutations();
  expect((await world.ask('mutation { open }')).data).toEqual({ open: before + 1 });
});
