import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewaySettings, readSettings } from '@binhan/common/config';
import { developmentIssuer } from '@binhan/common/development-issuer';
import { createLogger } from '@binhan/common/logger';
import { createGateway, type GatewayOptions } from '@binhan/gateway/gateway';
import { startTwoSubgraphs, supergraph } from './two-subgraphs.ts';

type Given = { env?: Record<string, string> } & Pick<GatewayOptions, 'supergraph' | 'examples' | 'token' | 'urls'> &
  Partial<Pick<GatewayOptions, 'logger'>>;
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query, and expect() checks it.
type Answer = { status: number; headers: Headers; data?: any; errors?: any[] };

/** An issuer, two subgraphs and a gateway before them, all real, in a folder of their own. */
export async function startWorld({ env = {}, logger: given, ...options }: Given = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  const file = join(folder, 'supergraph.graphql');
  const settings = readSettings(gatewaySettings, { PORT: '0', BINHAN_DATA: folder, SUPERGRAPH: file, LOG_LEVEL: 'silent', ...env });
  const logger = given ?? createLogger('gateway', settings.LOG_LEVEL);
  const issuer = await developmentIssuer({ ...settings, NODE_ENV: 'test' });
  const subgraphs = await startTwoSubgraphs(issuer.identify, logger);
  const addresses = { places: subgraphs.places.url, visits: subgraphs.visits.url };
  await writeFile(file, supergraph(1, addresses));
  const start = () => createGateway({ settings, logger, identify: issuer.identify, ...options });
  const stopRest = async () => {
    await Promise.all([subgraphs.places.stop(), subgraphs.visits.stop()]);
    await rm(folder, { recursive: true });
  };
  const gateway = await start().catch(async (error) => {
    await stopRest();
    throw error;
  });
  return {
    ...subgraphs,
    file,
    supergraph: (version: 1 | 2) => supergraph(version, addresses),
    url: gateway.url,
    home: gateway.url.replace('/graphql', ''),
    sign: issuer.sign,
    ask: (query: string, variables?: object, headers?: Record<string, string>) => ask(gateway.url, query, variables, headers),
    stopGateway: gateway.stop,
    stop: async () => {
      await gateway.stop();
      await stopRest();
    },
  };
}

async function ask(url: string, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: answer.status, headers: answer.headers, ...((await answer.json()) as object) };
}

/** Waits until `is` holds. */
export async function until(is: () => boolean | Promise<boolean>, most = 90_000): Promise<void> {
  const end = Date.now() + most;
  while (!(await is())) {
    if (Date.now() > end) throw new Error(`Not so after ${most} ms: ${is}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
