import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startWorld } from './world.ts';

const examples = [
  { title: 'Các nơi <đầu tiên>', query: '{ places { name } }', token: true },
  { title: 'Số lượt', query: 'query ($n: Int!) { visitCount(atLeast: $n) }', variables: '{ "n": 1 }', token: false },
  { title: 'Việc của người khác', query: '{ places { visits { count } } }', token: false, ownToken: 'the.other.token' },
];
const friend = 'https://bang-dieu-khien.example';
let world: Awaited<ReturnType<typeof startWorld>>;
let production: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld({ examples, token: 'the.development.token', env: { CORS_ORIGINS: friend } });
  production = await startWorld({ env: { NODE_ENV: 'production', OIDC_ISSUER: 'https://issuer.example' } });
});
afterAll(async () => {
  await world.stop();
  await production.stop();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(world.home + path, { headers });
const isPage = (answer: Response) => expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');

test('/ says in Vietnamese, then in English, what this is and how to begin', async () => {
  const answer = await get('/');
  isPage(answer);
  const page = await answer.text();
  expect(page).toContain('<html lang="vi">');
  expect(page.indexOf('lang="en"')).toBeGreaterThan(page.indexOf('Truy vấn mẫu'));
  expect(page).toContain(`<code>${world.url}</code>`);
  expect(page).toContain('Các nơi &#60;đầu tiên&#62;');
  for (const link of ['/explorer', '/health/ready']) expect(page).toContain(`href="${link}"`);
});

test('nothing runs in any page but the explorer', async () => {
  for (const path of ['/', '/graphql', '/health/live', '/nowhere']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';style-src 'sha256-[^;]+;img-src data:;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('/explorer is served from here, with the examples, and the token where it belongs', async () => {
  const answer = await get('/explorer');
  isPage(answer);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
  const page = await answer.text();
  expect(page).toContain(`nonce="${nonce}">`);
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  for (const token of ['the.development.token', 'the.other.token']) expect(page.split(`Bearer ${token}`)).toHaveLength(2);
  for (const { query } of examples) expect(page).toContain(query.replace('${', '\\${'));

  const script = await get('/explorer/main.js');
  expect([script.status, script.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')]);
  expect((await script.text()).length).toBeGreaterThan(1_000_000);
  expect((await get('/explorer/index.html')).status).toBe(404);
  expect((await get('/explorer/..%2f..%2fpackage.json')).status).toBe(403);
});

test('in production there is no explorer and no introspection, and no hint at the schema', async () => {
  expect((await fetch(`${production.home}/explorer`)).status).toBe(404);
  expect(await (await fetch(`${production.home}/`)).text()).not.toContain('/explorer');
  expect((await production.ask('{ __schema { queryType { name } } }')).status).toBe(400);
  expect((await production.ask('{ visitCoun }')).errors?.[0].message).not.toContain('visitCount');
  expect((await production.ask('{ visitCount }')).data).toEqual({ visitCount: 4 });
});

test('a request that a page of another site could send is refused', async () => {
  const query = `?query=${encodeURIComponent('{ visitCount }')}`;
  expect((await get(`/graphql${query}`)).status).toBe(400);
  expect((await get(`/graphql${query}`, { 'apollo-require-preflight': '1' })).status).toBe(200);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const body = JSON.stringify({ query: 'mutation { open }' });
    const answer = await fetch(world.url, { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  }
  expect(world.mutations()).toBe(0);
});

test('only the pages of CORS_ORIGINS may read answers', async () => {
  const preflight = (home: string, origin: string) =>
    fetch(`${home}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
    });
  expect((await preflight(world.home, friend)).headers.get('access-control-allow-origin')).toBe(friend);
  expect((await preflight(world.home, 'https://other.example')).headers.get('access-control-allow-origin')).toBeNull();
  expect((await preflight(production.home, friend)).headers.get('access-control-allow-origin')).toBeNull();
});

test('broken JSON is answered in the shape of GraphQL', async () => {
  const answer = await fetch(world.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('it says that it lives, is ready, and what it did', async () => {
  expect(await (await get('/health/live')).json()).toEqual({ status: 'live' });
  expect(await (await get('/health/ready')).json()).toEqual({ status: 'ready' });
  expect(await (await get('/metrics')).text()).toContain('binhan_gateway_subgraph_requests_total');
});
