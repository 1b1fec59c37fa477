import { createServer } from 'node:http';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Signs access tokens as the sign-in of a ministry would. */
export type Issuer = { url: string; sign(claims: DevelopmentClaims & { subject: string }): Promise<string>; close(): Promise<void> };

const algorithm = 'RS256';

/** A small real OpenID Connect issuer on loopback: discovery document, key set, and tokens of that key. */
export async function startIssuer(audience: string): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const kid = crypto.randomUUID();
  const key = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' };
  let url = '';
  const documents: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({ issuer: url, jwks_uri: `${url}/jwks` }),
    '/jwks': () => ({ keys: [key] }),
  };
  const server = createServer(({ url: path = '' }, response) => {
    const document = documents[path];
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document?.() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url,
    sign: ({ subject, ...claims }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid })
        .setSubject(subject)
        .setIssuer(url)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
