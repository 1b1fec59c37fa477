import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { startWorld, until } from './world.ts';

test('stop answers the request in flight, then nothing listens', async () => {
  const world = await startWorld();
  const release = world.hold();
  const before = world.places.requests();
  const answer = world.ask('{ wait places { visits } }');
  await until(() => world.places.requests() === before + 1);
  const stopped = [world.stopGateway(), world.stopGateway()];
  release();
  expect(await answer).toMatchObject({ status: 200, data: { wait: 'done', places: [{ visits: ['a1', 'b1'] }, { visits: ['a2', 'b2'] }] } });
  await Promise.all(stopped);
  await expect(world.ask('{ visitCount }')).rejects.toThrow();
  await world.stop();
});

test('addresses of the settings, and before them those of the caller, replace those of the supergraph', async () => {
  const there = await startWorld();
  const nowhere = 'http://127.0.0.1:9/graphql';
  const env = { SUBGRAPH_URLS: `places=${there.places.url},visits=${nowhere}` };
  const world = await startWorld({ env, urls: { visits: there.visits.url } });
  expect((await world.ask('{ places { name } visitCount }')).errors).toBeUndefined();
  expect([world.places.requests(), world.visits.requests()]).toEqual([0, 0]);
  expect([there.places.requests(), there.visits.requests()]).toEqual([1, 1]);
  await world.stop();
  await there.stop();
});

test('a supergraph may be given as text', async () => {
  const there = await startWorld();
  const world = await startWorld({ supergraph: there.supergraph(2) });
  expect((await world.ask('{ greeting }')).data).toEqual({ greeting: 'xin chào' });
  await world.stop();
  await there.stop();
});

test('a start that cannot succeed says what to do and leaves nothing open', async () => {
  await expect(startWorld({ env: { SUPERGRAPH: '/nowhere/supergraph.graphql' } })).rejects.toThrow(/npm run compose/);
  const other = createServer().listen(0, '127.0.0.1');
  await until(() => other.listening);
  const { port } = other.address() as AddressInfo;
  await expect(startWorld({ env: { PORT: String(port) } })).rejects.toThrow(/is taken.*PORT=/);
  await new Promise((closed) => other.close(closed));
});

test('a development token is refused in production', async () => {
  const env = { NODE_ENV: 'production', OIDC_ISSUER: 'https://issuer.example' };
  await expect(startWorld({ env, token: 'x' })).rejects.toThrow(/production/);
});
