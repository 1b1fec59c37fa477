import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ErrorTable, type Locale, localeOf, Problem } from './errors.ts';
import { formatErrors, formatProblem, translateErrors } from './graphql-errors.ts';
import type { Logger } from './logger.ts';
import type { Identify, Viewer } from './viewer.ts';

/** What is known of a caller before anything is asked. */
export type Caller = { viewer: Viewer; locale: Locale };

export type GraphqlDoor<C extends BaseContext & Caller> = {
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
  identify: Identify;
  errors: ErrorTable;
  logger: Logger;
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
  const callers = new WeakMap<FastifyRequest, Caller>();
  await app.register(async (scope) => {
    scope.addHook('preHandler', async (request, reply) => {
      const locale = localeOf(request.headers['accept-language']);
      try {
        callers.set(request, { locale, viewer: await door.identify(request.headers.authorization) });
      } catch (error) {
        const bad = error instanceof Problem;
        if (!bad) door.logger.error({ err: error }, 'the issuer cannot be asked');
        return reply
          .code(bad ? 401 : 503)
          .send({ errors: [formatProblem(bad ? error : new Problem('ISSUER_UNAVAILABLE'), door.errors, locale)] });
      }
    });
    await scope.register(fastifyApollo(server), { context: (request) => door.context(callers.get(request) as Caller, request) });
  });
  return () => server.stop();
}
