import { ApolloGateway, type SupergraphManager } from '@apollo/gateway';
import type { Logger } from '@binhan/common/logger';
import type { subgraphClient } from './subgraph-client.ts';

/** Mebibytes of query plans that are kept; the least used go first. As much again holds parsed documents, by Apollo Server's default. */
const planCacheMiB = 30;

type Federation = {
  supergraph: string | SupergraphManager;
  /** Subgraph -> address, where it differs from the one in the supergraph. */
  urls: Readonly<Record<string, string>>;
  client: Pick<ReturnType<typeof subgraphClient>, 'source'>;
  logger: Logger;
};

/** The planner and executor of federated operations. */
export function federation({ supergraph, urls, client, logger }: Federation): ApolloGateway {
  // ApolloGateway reads this while it is constructed, and would send metrics to its maker.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const options = {
    logger,
    // Production too: a file that does not compose must be refused, not half taken over.
    validateSupergraph: true,
    experimental_approximateQueryPlanStoreMiB: planCacheMiB,
    buildService: ({ name, url = '' }: { name: string; url?: string }) => {
      const address = urls[name] ?? url;
      if (!URL.canParse(address)) throw new Error(`The subgraph "${name}" has no address: set SUBGRAPH_URLS=${name}=http://...`);
      return client.source(name, address);
    },
  };
  // Two calls, since the two forms of `supergraphSdl` are two types of configuration.
  return typeof supergraph === 'string'
    ? new ApolloGateway({ ...options, supergraphSdl: supergraph })
    : new ApolloGateway({ ...options, supergraphSdl: supergraph });
}
