import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { v7 } from 'uuid';
import { dataFile } from './config.ts';
import { type Identify, identifyBy, type Role, remoteKeys } from './viewer.ts';

const issuer = 'urn:binhan:development';
const algorithm = 'ES256';

export type DevelopmentClaims = { roles: Role[]; areas?: string[]; units?: string[]; authorities?: string[]; subject?: string };
export type DevelopmentIssuer = { identify: Identify; sign: (claims: DevelopmentClaims, lifetime?: string) => Promise<string> };
type TokenSettings = { NODE_ENV: string; BINHAN_DATA: string; OIDC_ISSUER?: string | undefined; OIDC_AUDIENCE: string };

/** An issuer for one machine: its key lies in the data folder, readable by its owner alone. Refused in production. */
export async function developmentIssuer(settings: TokenSettings): Promise<DevelopmentIssuer> {
  if (settings.NODE_ENV === 'production') throw new Error('The development issuer is refused when NODE_ENV=production: set OIDC_ISSUER.');
  const { privateJwk, publicJwk } = await developmentKey(dataFile(settings, 'development-key.json'));
  const key = await importJWK(privateJwk, algorithm);
  const audience = settings.OIDC_AUDIENCE;
  return {
    identify: identifyBy({ issuer, audience, keys: createLocalJWKSet({ keys: [publicJwk] }) }),
    sign: ({ subject = `development-${v7()}`, ...claims }, lifetime = '12h') =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(key),
  };
}

/** How tokens are verified: by the OpenID Connect issuer of the settings, else by the development key. */
export async function identifyWith(settings: TokenSettings): Promise<Identify> {
  if (!settings.OIDC_ISSUER) return (await developmentIssuer(settings)).identify;
  return identifyBy({ issuer: settings.OIDC_ISSUER, audience: settings.OIDC_AUDIENCE, keys: remoteKeys(settings.OIDC_ISSUER) });
}

async function developmentKey(file: string): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  const made = await generateKeyPair(algorithm, { extractable: true });
  await mkdir(dirname(file), { recursive: true });
  // link() is atomic: of several starting processes exactly one puts its key in place, whole, and the others read it.
  const draft = `${file}.${v7()}`;
  await writeFile(draft, JSON.stringify(await exportJWK(made.privateKey)), { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  const privateJwk = JSON.parse(await readFile(file, 'utf8')) as JWK;
  const { d: _secret, ...publicJwk } = privateJwk;
  return { privateJwk, publicJwk };
}
