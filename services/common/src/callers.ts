import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ErrorTable, type Locale, localeOf, Problem } from './errors.ts';
import { formatProblem } from './graphql-errors.ts';
import type { Logger } from './logger.ts';
import type { Identify, Viewer } from './viewer.ts';

/** What is known of a caller before anything is asked. */
export type Caller = { viewer: Viewer; locale: Locale };

export type Identification = { identify: Identify; errors: ErrorTable; logger: Logger };

/**
 * Verifies the token of each request of a scope before its handler looks at anything: a bad one answers 401, and is never
 * taken for the public. Returns how a handler learns who asks.
 */
export function identifyCallers(scope: FastifyInstance, { identify, errors, logger }: Identification): (request: FastifyRequest) => Caller {
  const callers = new WeakMap<FastifyRequest, Caller>();
  scope.addHook('preHandler', async (request, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    try {
      callers.set(request, { locale, viewer: await identify(request.headers.authorization) });
    } catch (error) {
      const bad = error instanceof Problem;
      if (!bad) logger.error({ err: error }, 'the issuer cannot be asked');
      return reply.code(bad ? 401 : 503).send({ errors: [formatProblem(bad ? error : new Problem('ISSUER_UNAVAILABLE'), errors, locale)] });
    }
  });
  return (request) => callers.get(request) as Caller;
}
