import { readFile } from 'node:fs/promises';
import { gatewaySettings, readSettings } from '@binhan/common/config';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { ask, type TestPlace, testLogger } from '@binhan/common/testing';
import { createGateway } from './gateway.ts';

// For tests only.

/** For those who ask as fast as they can. */
export const unlimited = { REQUESTS_PER_NETWORK: '1000000', REQUESTS_PER_VIEWER: '1000000' };

export type TestGateway = Awaited<ReturnType<typeof startTestGateway>>;

/** A gateway over the committed supergraph, before these subgraphs; `ask` asks as the holder of the claims, or as the public. */
export async function startTestGateway({ identify, bearer }: Pick<TestPlace, 'identify' | 'bearer'>, urls: Record<string, string>) {
  const gateway = await createGateway({
    settings: readSettings(gatewaySettings, { NODE_ENV: 'test', PORT: '0', ...unlimited }),
    logger: testLogger,
    identify,
    supergraph: await readFile(new URL('../../schemas/supergraph.graphql', import.meta.url), 'utf8'),
    urls,
  });
  return {
    ...gateway,
    ask: async (query: string, variables?: object, claims?: DevelopmentClaims) =>
      ask(gateway.url, query, variables, claims ? { authorization: await bearer(claims) } : {}),
  };
}
