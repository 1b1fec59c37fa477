import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { Problem } from './errors.ts';

/**
 * Roles (domain.md 3.6) and what limits each: the units, areas or authorities of the token, records of the viewer's own,
 * everywhere in the province, records that were given to the viewer one by one, or nothing that is a single record. A caller
 * without a token is PUBLIC.
 */
export const roleScopes = {
  PUBLIC: 'none',
  UNIT_HEAD: 'unit',
  UNIT_CONTACT: 'unit',
  ORGANISER: 'own',
  AREA_OFFICER: 'area',
  RECOGNISER: 'authority',
  PROVINCIAL_OFFICER: 'everywhere',
  TIP_INTAKE: 'assigned',
  TIP_ASSESSOR: 'assigned',
  TIP_SUPERVISOR: 'assigned',
  ANALYST: 'none',
  AUDITOR: 'none',
  DATA_PROTECTION: 'none',
  SYSTEM_ADMIN: 'none',
} as const;
export type Role = keyof typeof roleScopes;
export const allRoles = Object.keys(roleScopes) as Role[];

/** Who acts on the records of an area, or of all. */
export const officers = ['AREA_OFFICER', 'PROVINCIAL_OFFICER'] as const satisfies readonly Role[];

/** Who reads the audit of a service. */
export const auditors = ['AUDITOR', 'DATA_PROTECTION'] as const satisfies readonly Role[];

export type Viewer = {
  /** Subject of the token; null for the public. Never leaves the service: events carry a random pseudonym. */
  readonly subject: string | null;
  readonly roles: readonly Role[];
  readonly areas: readonly string[];
  readonly units: readonly string[];
  readonly authorities: readonly string[];
  /** Name of the job when the house itself acts; then every permission is granted. */
  readonly system?: string;
};

export const publicViewer: Viewer = { subject: null, roles: ['PUBLIC'], areas: [], units: [], authorities: [] };

/** The viewer of consumers and jobs: their permission was decided when they were written. */
export function systemViewer(job: string): Viewer {
  return { ...publicViewer, subject: `system:${job}`, roles: [], system: job };
}

const ids = z.array(z.string().min(1).max(64)).max(200).default([]);
const claims = z.object({ sub: z.string().min(1).max(200), roles: z.array(z.string()).max(20), areas: ids, units: ids, authorities: ids });

/** Turns an Authorization header into a viewer: PUBLIC without one, a Problem UNAUTHENTICATED for a bad one. */
export type Identify = (authorization: string | undefined) => Promise<Viewer>;

export type TokenSource = { issuer: string; audience: string; keys: JWTVerifyGetKey };

/** Verifies signature, issuer, audience and time (60 s of clock skew); only these algorithms are accepted. */
export function identifyBy({ issuer, audience, keys }: TokenSource): Identify {
  return async (authorization) => {
    if (!authorization) return publicViewer;
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    if (!token) throw new Problem('UNAUTHENTICATED', { reason: 'Authorization must be "Bearer TOKEN"' });
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        clockTolerance: 60,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        requiredClaims: ['exp', 'sub'],
      });
      const { sub, roles, ...scope } = claims.parse(payload);
      return { subject: sub, roles: roles.filter((role): role is Role => Object.hasOwn(roleScopes, role) && role !== 'PUBLIC'), ...scope };
    } catch (error) {
      if (error instanceof errors.JOSEError && !isIssuersFault(error)) throw new Problem('UNAUTHENTICATED', { reason: error.code });
      if (error instanceof z.ZodError) throw new Problem('UNAUTHENTICATED', { reason: 'its claims are not as agreed' });
      throw error;
    }
  };
}

/** The issuer or its keys could not be reached: that says nothing of the token. */
function isIssuersFault({ code }: errors.JOSEError): boolean {
  return ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(code);
}

/** Key set of an OpenID Connect issuer, found by discovery at first use, cached and rotated by jose. */
export function remoteKeys(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discover = async () => {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(`The issuer ${issuer} answered ${answer.status} to discovery`);
    const { jwks_uri } = z.object({ jwks_uri: z.url() }).parse(await answer.json());
    return createRemoteJWKSet(new URL(jwks_uri));
  };
  return async (header, token) => {
    keys ??= discover();
    keys.catch(() => {
      keys = undefined; // an issuer that was away is asked again by the next request
    });
    return (await keys)(header, token);
  };
}
