import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { identifyWith } from '../src/development-issuer.ts';
import { type Identify, identifyBy, publicViewer } from '../src/viewer.ts';

// Who a token makes its bearer. Real keys, real tokens.
const issuer = 'https://issuer.example';
const audience = 'binhan';
const claims = { roles: ['UNIT_HEAD'], units: ['u1'] };
let privateKey: CryptoKey;
let publicKey: CryptoKey;
let jwk: JWK;
let identify: Identify;

beforeAll(async () => {
  ({ privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true }));
  jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
  identify = identifyBy({ issuer, audience, keys: createLocalJWKSet({ keys: [jwk] }) });
});

const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;
const payload = (more: JWTPayload = {}): JWTPayload => ({
  sub: 'person',
  iss: issuer,
  aud: audience,
  exp: seconds(300),
  ...claims,
  ...more,
});
const sign = (body: JWTPayload, key: CryptoKey | Uint8Array = privateKey, alg = 'ES256') =>
  new SignJWT(body).setProtectedHeader({ alg, kid: 'k1' }).sign(key);
const bearer = async (token: string | Promise<string>) => identify(`Bearer ${await token}`);
const without = (name: string) => Object.fromEntries(Object.entries(payload()).filter(([claim]) => claim !== name));

test('a good token makes a viewer of its claims', async () => {
  expect(await bearer(sign(payload({ areas: ['a1'] })))).toEqual({
    subject: 'person',
    roles: ['UNIT_HEAD'],
    units: ['u1'],
    areas: ['a1'],
    authorities: [],
  });
});

test('roles that the house does not know are dropped, and PUBLIC and system cannot be claimed', async () => {
  const viewer = await bearer(sign(payload({ roles: ['KING', 'PUBLIC', 'ANALYST'], system: 'relay' })));
  expect(viewer.roles).toEqual(['ANALYST']);
  expect(viewer).not.toHaveProperty('system');
});

test('who brings no token is the public', async () => {
  expect(await identify(undefined)).toEqual(publicViewer);
  expect(await identify('')).toEqual(publicViewer);
});

test('a clock that is off by less than a minute is forgiven', async () => {
  await expect(bearer(sign(payload({ exp: seconds(-30) })))).resolves.toMatchObject({ subject: 'person' });
});

const other = generateKeyPair('ES256');
test.each<[string, () => string | Promise<string>, string]>([
  ['is expired', () => sign(payload({ exp: seconds(-120) })), 'ERR_JWT_EXPIRED'],
  ['is not valid yet', () => sign(payload({ nbf: seconds(120) })), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['never expires', () => sign(without('exp')), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['names nobody', () => sign(without('sub')), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['is for another audience', () => sign(payload({ aud: 'elsewhere' })), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['is of another issuer', () => sign(payload({ iss: 'https://evil.example' })), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['is signed by nobody', () => new UnsecuredJWT(payload()).encode(), 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['is signed by another key', async () => sign(payload(), (await other).privateKey), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  [
    'takes the public key for a shared secret',
    async () => sign(payload(), new TextEncoder().encode(await exportSPKI(publicKey)), 'HS256'),
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  ['was tampered with', async () => tampered(await sign(payload())), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['is no token', () => 'a.b.c', 'ERR_JWS_INVALID'],
  ['has claims of another shape', () => sign(payload({ units: 'u1' })), 'its claims are not as agreed'],
  ['has no roles', () => sign(without('roles')), 'its claims are not as agreed'],
])('a token that %s is refused, and its bearer is not taken for the public', async (_, token, reason) => {
  await expect(bearer(token())).rejects.toMatchObject({ code: 'UNAUTHENTICATED', params: { reason } });
});

test('another kind of authorization is refused', async () => {
  for (const header of ['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b', 'token'])
    await expect(identify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

function tampered(token: string): string {
  const [header, body = '', signature] = token.split('.');
  const changed = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), roles: ['PROVINCIAL_OFFICER'] };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}

let server: Server | undefined;
afterAll(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
});

test('the keys of an issuer are found by discovery, at the first token', async () => {
  const asked: string[] = [];
  const here = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = request.url?.endsWith('configuration') ? { jwks_uri: `${origin}/keys` } : { keys: [jwk] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  server = here;
  await new Promise<void>((listening) => here.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(here.address() as AddressInfo).port}`;
  const remote = await identifyWith({ NODE_ENV: 'production', BINHAN_DATA: '/nowhere', OIDC_ISSUER: origin, OIDC_AUDIENCE: audience });
  expect(asked).toEqual([]);
  const token = await sign(payload({ iss: origin }));
  await expect(remote(`Bearer ${token}`)).resolves.toMatchObject({ subject: 'person' });
  await expect(remote(`Bearer ${token}`)).resolves.toMatchObject({ subject: 'person' });
  expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
});
