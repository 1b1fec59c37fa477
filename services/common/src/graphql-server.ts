import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Caller, type Identification, identifyCallers } from './callers.ts';
import { formatErrors, translateErrors } from './graphql-errors.ts';

export type GraphqlDoor<C extends BaseContext & Caller> = Identification & {
  /** `schema` of a subgraph or `gateway`, and what else Apollo Server takes. */
  apollo: Pick<
    ApolloServerOptions<C>,
    | 'plugins'
    | 'hideSchemaDetailsFromClientErrors'
    | 'validationRules'
    | 'introspection'
    | 'csrfPrevention'
    | 'cache'
    | 'documentStore'
    | 'parseOptions'
  > &
    (Pick<ApolloServerOptions<C> & { schema: object }, 'schema'> | { gateway: NonNullable<ApolloServerOptions<C>['gateway']> });
  context: (caller: Caller, request: FastifyRequest) => Promise<C>;
};

/**
 * `POST /graphql` of the gateway and of every subgraph: the token is verified before the document is looked at, a bad one
 * answers 401 (and is never taken for the public), errors leave as errors.ts says. Returns Apollo
 * Server's stop, to be called once.
 */
export async function serveGraphql<C extends BaseContext & Caller>(
  app: FastifyInstance,
  door: GraphqlDoor<C>,
): Promise<() => Promise<void>> {
  const server = new ApolloServer<C>({
    ...(door.apollo as ApolloServerOptions<C>),
    plugins: [
      ...(door.apollo.plugins ?? []),
      fastifyApolloDrainPlugin(app),
      translateErrors<C>(door.errors),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    formatError: formatErrors(door.errors, door.logger),
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    logger: door.logger,
  });
  await server.start();
  await app.register(async (scope) => {
    const callerOf = identifyCallers(scope, door);
    await scope.register(fastifyApollo(server), { context: (request) => door.context(callerOf(request), request) });
  });
  return () => server.stop();
}
