import { expect, test } from '@jest/globals';
import { startWorld } from './world.ts';

const query = '{ visitCount }';
const env = { TRUSTED_PROXIES: '127.0.0.1', REQUESTS_PER_NETWORK: '5', REQUESTS_PER_VIEWER: '2' };
const refused = { code: 'TOO_MANY_REQUESTS', params: { seconds: expect.any(Number) } };

test('a network that asks too often waits, and no other one does', async () => {
  const world = await startWorld({ env });
  const from = (address: string, headers: Record<string, string> = {}) => world.ask(query, {}, { 'x-forwarded-for': address, ...headers });
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await from('203.0.113.1'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  const last = answers.at(-1);
  expect(last?.errors?.[0].extensions).toEqual(refused);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  // Not even a bad token is looked at, nor a file.
  expect((await from('203.0.113.1', { authorization: 'Bearer x' })).status).toBe(429);
  const file = { method: 'POST', body: 'x', headers: { 'content-type': 'image/png', 'x-forwarded-for': '203.0.113.1' } };
  expect((await fetch(`${world.home}/files/places`, file)).status).toBe(429);
  expect((await from('203.0.113.2')).status).toBe(200);
  expect((await fetch(`${world.home}/health/live`, { headers: { 'x-forwarded-for': '203.0.113.1' } })).status).toBe(200);
  await world.stop();
});

test('a viewer who asks too often waits, from wherever', async () => {
  const world = await startWorld({ env });
  const as = async (subject: string, address: string) => {
    const authorization = `Bearer ${await world.sign({ roles: ['PROVINCIAL_OFFICER'], subject })}`;
    return (await world.ask(query, {}, { authorization, 'x-forwarded-for': address })).status;
  };
  expect([await as('a', '203.0.113.1'), await as('a', '203.0.113.2'), await as('a', '203.0.113.3')]).toEqual([200, 200, 429]);
  expect(await as('b', '203.0.113.3')).toBe(200);
  await world.stop();
});
