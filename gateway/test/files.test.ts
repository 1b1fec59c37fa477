import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createLogger } from '@binhan/common/logger';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startWorld, until } from './world.ts';

const MiB = 1024 * 1024;
const jpeg = { 'content-type': 'image/jpeg' };
const lines: string[] = [];
let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  const logger = createLogger('gateway', 'trace', { write: (line: string) => void lines.push(line) });
  world = await startWorld({ logger, env: { CORS_ORIGINS: 'https://bang-dieu-khien.example' } });
});
afterAll(() => world.stop());
beforeEach(() => {
  Object.assign(world.places.file, { bytes: 0, headers: {}, failed: undefined });
});

const post = async (body: Buffer | string, headers: Record<string, string> = jpeg, service = 'places') => {
  const answer = await fetch(`${world.home}/files/${service}`, { method: 'POST', body: body as string, headers });
  return { status: answer.status, headers: answer.headers, ...((await answer.json()) as object) } as Answer;
};
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
type Answer = { status: number; headers: Headers; bytes?: number; roles?: string[]; errors?: any[] };

/** An upload whose bytes are sent by hand. */
function slowly(headers: Record<string, string | number> = {}) {
  const upload = request(`${world.home}/files/places`, { method: 'POST', headers: { ...jpeg, ...headers } });
  const closed = new Promise<void>((resolve) => upload.on('error', () => {}).once('close', resolve));
  const answer = new Promise<number | undefined>((resolve) => upload.once('response', (got) => resolve(got.resume().statusCode)));
  return {
    write: (bytes: Buffer) => void upload.write(bytes),
    end: () => void upload.end(),
    cut: () => void upload.destroy(),
    answer,
    closed,
  };
}

test('a file of the largest size arrives whole, with who sends it and nothing of what the client calls it', async () => {
  const authorization = `Bearer ${await world.sign({ roles: ['ANALYST'] })}`;
  const body = randomBytes(20 * MiB);
  const told = { 'x-challenge': 'c', 'x-answer': 'a', 'user-agent': 'CANARY', 'content-disposition': 'filename="cua-toi.jpg"' };
  const answer = await post(body, { ...jpeg, ...told, authorization, cookie: 'a=b', 'x-forwarded-for': '203.0.113.9' });
  expect(answer).toMatchObject({ status: 201, bytes: 20 * MiB, roles: ['ANALYST'] });
  const { headers } = world.places.file;
  expect(headers).toMatchObject({ authorization, 'x-challenge': 'c', 'x-answer': 'a', 'content-type': 'application/octet-stream' });
  expect(headers['x-caller-network']).toBe((await world.ask('{ received { network } }')).data.received.network);
  for (const name of ['user-agent', 'content-disposition', 'cookie', 'x-forwarded-for']) expect(headers[name]).toBeUndefined();
});

test('bytes pass on as they come, and other questions are answered meanwhile', async () => {
  const upload = slowly();
  upload.write(randomBytes(4 * MiB));
  await until(() => world.places.file.bytes === 4 * MiB);
  for (let n = 2; n <= 5; n++) {
    expect((await world.ask('{ places { name } }')).data.places).toHaveLength(2);
    upload.write(randomBytes(4 * MiB));
    await until(() => world.places.file.bytes === n * 4 * MiB);
  }
  upload.end();
  expect(await upload.answer).toBe(201);
});

test('20 MiB and a byte are refused before they are sent, or cut off where nobody said how many come', async () => {
  const whole = await post(Buffer.alloc(20 * MiB + 1));
  expect(whole).toMatchObject({ status: 413, errors: [{ extensions: { code: 'FILE_TOO_LARGE', params: { most: 20 * MiB } } }] });
  expect(world.places.file.headers).toEqual({});
  const announced = slowly({ 'content-length': 20 * MiB + 1 });
  announced.write(Buffer.alloc(10));
  expect(await announced.answer).toBe(413);
  await announced.closed;

  const upload = slowly({ 'transfer-encoding': 'chunked' });
  for (let n = 0; n < 20; n++) upload.write(Buffer.alloc(MiB));
  await until(() => world.places.file.bytes > 19 * MiB);
  upload.write(Buffer.alloc(1));
  expect(await upload.answer).toBe(413);
  await until(() => world.places.file.failed === 'FILE_CUT_OFF');
  upload.cut();
});

test('a sender who goes away leaves no half file at the service', async () => {
  const upload = slowly();
  upload.write(Buffer.alloc(1000));
  await until(() => world.places.file.bytes === 1000);
  upload.cut();
  await until(() => world.places.file.failed === 'FILE_CUT_OFF');
});

test('a bad token answers 401 and reaches no service', async () => {
  const { status, errors } = await post('x', { ...jpeg, authorization: 'Bearer x.y.z', 'accept-language': 'vi' });
  expect(status).toBe(401);
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(/^Phiên đăng nhập/), extensions: { code: 'UNAUTHENTICATED' } });
  expect(world.places.file.headers).toEqual({});
});

test('what a form of another site could send is refused', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'Text/Plain;a=b']) {
    const refused = await post('x', { 'content-type': type });
    expect(refused).toMatchObject({ status: 400, errors: [{ extensions: { code: 'PREFLIGHT_REQUIRED' } }] });
    expect(await post('x', { 'content-type': type, 'apollo-require-preflight': '1' })).toMatchObject({ status: 201 });
  }
  expect(await post('x', { 'content-type': 'no type' })).toMatchObject({
    errors: [{ extensions: { code: expect.not.stringMatching('INTERNAL') } }],
  });
  expect((await fetch(`${world.home}/files/places`)).status).toBe(400);
});

test('what answers is a file to keep, under the headers of the gateway', async () => {
  const answer = await fetch(`${world.home}/files/places`, {
    headers: { 'x-file-ticket': 't', origin: 'https://bang-dieu-khien.example' },
  });
  expect([answer.status, await answer.text()]).toEqual([200, '<script>']);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'attachment; filename="a.png"',
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': 'https://bang-dieu-khien.example',
  });
  for (const name of ['server', 'set-cookie']) expect(answer.headers.get(name)).toBeNull();
  expect((await fetch(`${world.home}/files/places`, { method: 'HEAD', headers: { 'x-file-ticket': 't' } })).status).toBe(404);
});

test('the refusal of a service arrives with its code, also when it comes before the file has', async () => {
  const { status, errors } = await post(Buffer.alloc(10 * MiB), { ...jpeg, 'x-answer': 'wrong' });
  const extensions = { code: 'BAD_INPUT', field: 'x-answer', params: { reason: 'no' }, service: 'places' };
  expect({ status, errors }).toEqual({ status: 400, errors: [{ message: 'x-answer: no', extensions }] });
  const unforeseen = await post('x', { ...jpeg, 'x-answer': 'unforeseen' });
  expect(unforeseen).toMatchObject({ status: 500, errors: [{ extensions: { code: 'INTERNAL' } }] });
  expect(JSON.stringify(unforeseen.errors)).not.toContain('secret');
});

test('only services of the supergraph are reached, and only those that take files', async () => {
  const noFiles = (service: string) => ({ status: 404, errors: [{ extensions: { code: 'NO_FILES', service, params: { service } } }] });
  for (const service of ['nobody', 'visits', 'http:%2F%2F127.0.0.1', '..%2fgraphql', '__proto__'])
    expect(await post('x', jpeg, service)).toMatchObject(noFiles(decodeURIComponent(service)));
  expect((await fetch(`${world.home}/files`, { method: 'POST', headers: jpeg, body: 'x' })).status).toBe(404);
});

test('an upload is never sent twice, and a service that is away is told as such', async () => {
  const unavailable = { status: 503, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'places' } }] };
  for (const accident of ['drop' as const, { status: 502, body: '' }]) {
    const before = world.places.requests();
    world.places.next(accident);
    expect(await post('x')).toMatchObject(unavailable);
    expect(world.places.requests() - before).toBe(1);
  }
});

test('of a file the log has the service, the status and the time, and nothing else', async () => {
  await post('CANARY-BYTES', { ...jpeg, 'x-challenge': 'CANARY-CHALLENGE', 'user-agent': 'CANARY-AGENT' });
  await until(() => lines.some((line) => line.includes('"msg":"file"')));
  const last = JSON.parse(lines.filter((line) => line.includes('"msg":"file"')).at(-1) as string);
  expect(Object.keys(last).sort()).toEqual(['level', 'ms', 'msg', 'name', 'service', 'status', 'subgraph', 'time']);
  expect(lines.join('')).not.toMatch(/CANARY|127\.0\.0\.1:\d+.*remote/);
});
