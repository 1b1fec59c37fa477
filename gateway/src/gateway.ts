import type { Caller } from '@binhan/common/callers';
import type { GatewaySettings } from '@binhan/common/config';
import { serveGraphql } from '@binhan/common/graphql-server';
import { addHealth } from '@binhan/common/health';
import { createHttpServer, listen } from '@binhan/common/http';
import type { Logger } from '@binhan/common/logger';
import type { Identify } from '@binhan/common/viewer';
import cors from '@fastify/cors';
import { callerNetworks } from './caller-network.ts';
import { strictPolicy } from './content-security.ts';
import { gatewayErrors } from './errors.ts';
import { addExplorer, type Example } from './explorer.ts';
import { federation } from './federation.ts';
import { passFiles } from './files.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { homePage, homeStyleHash } from './home-page.ts';
import { answerErrorsAsGraphql } from './http-errors.ts';
import { limitOperations, limits, parseOptions } from './limits.ts';
import { gatewayMetrics } from './metrics.ts';
import { requestRates } from './request-rates.ts';
import { subgraphAddresses } from './subgraph-addresses.ts';
import { dropServiceName } from './subgraph-answer.ts';
import { subgraphClient } from './subgraph-client.ts';
import { supergraphOfFile } from './supergraph.ts';

export type GatewayOptions = {
  settings: GatewaySettings;
  logger: Logger;
  identify: Identify;
  /** Text of a supergraph, instead of the watched file of the settings. */
  supergraph?: string | undefined;
  /** Subgraph -> address; goes before the settings and the supergraph. */
  urls?: Readonly<Record<string, string>> | undefined;
  /** First queries of the explorer and of the page at `/`. */
  examples?: readonly Example[] | undefined;
  /** Development token that the explorer sends. */
  token?: string | undefined;
};

export type Gateway = {
  /** Address of the GraphQL endpoint. */
  url: string;
  /** Answers what is in flight, then closes everything. May be called again. */
  stop: () => Promise<void>;
};

type Context = Caller & { headers: Record<string, string>; networkFor: (service: string) => string };

/** Starts the gateway; it listens when this resolves. */
export async function createGateway({ settings, logger, identify, ...options }: GatewayOptions): Promise<Gateway> {
  const production = settings.NODE_ENV === 'production';
  const introspection = settings.INTROSPECTION ?? !production;
  const examples = options.examples ?? [];
  if (production && (options.token || examples.some(({ ownToken }) => ownToken)))
    throw new Error('A development token is refused when NODE_ENV=production.');

  const metrics = gatewayMetrics();
  const client = subgraphClient({ logger, metrics });
  const urls = { ...settings.SUBGRAPH_URLS, ...options.urls };
  const gateway = federation({
    supergraph: options.supergraph ?? supergraphOfFile({ file: settings.SUPERGRAPH, logger, metrics }),
    urls,
    client,
    logger,
  });
  const addressOf = subgraphAddresses(gateway, urls);

  const app = await createHttpServer({
    bodyLimit: limits.bodyBytes,
    helmet: strictPolicy(homeStyleHash),
    trustProxy: settings.TRUSTED_PROXIES,
  });
  answerErrorsAsGraphql(app, logger);
  if (settings.CORS_ORIGINS.length) await app.register(cors, { origin: settings.CORS_ORIGINS, methods: ['GET', 'POST'], maxAge: 600 });
  addHealth(app, { supergraph: () => (gateway.schema ? undefined : 'not loaded') }, metrics.registry);
  app.get('/', async ({ protocol, host }, reply) =>
    reply.type('text/html; charset=utf-8').send(homePage({ endpoint: `${protocol}://${host}/graphql`, explorer: introspection, examples })),
  );
  // Without introspection the explorer has nothing to show.
  if (introspection) await addExplorer(app, examples, options.token);

  const apollo = {
    gateway,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    csrfPrevention: true,
    parseOptions,
    plugins: [limitOperations, dropServiceName],
  };
  const networkOf = callerNetworks();
  const doors = { identify, errors: gatewayErrors, logger, rates: requestRates({ ...settings, networkOf }) };
  const stopApollo = await serveGraphql<Context>(app, {
    ...doors,
    apollo,
    context: async (caller, request) => ({ ...caller, headers: forwardedHeaders(request.headers), networkFor: networkOf(request.ip) }),
  });

  const stopFiles = await passFiles(app, { ...doors, metrics, addressOf, networkOf });

  let stopped: Promise<void> | undefined;
  const stop = () => {
    // Once: a second stop of Apollo Server that overlaps the first would wait for ever.
    stopped ??= (async () => {
      await stopApollo();
      await Promise.all([client.close(), stopFiles()]);
    })();
    return stopped;
  };
  try {
    return { url: `${await listen(app, settings.HOST, settings.PORT)}/graphql`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
