import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ErrorTable, type Locale, localeOf, Problem } from './errors.ts';
import { formatProblem } from './graphql-errors.ts';
import type { Logger } from './logger.ts';
import type { Identify, Viewer } from './viewer.ts';

/** What is known of a caller before anything is asked. */
export type Caller = { viewer: Viewer; locale: Locale };

/** Counts a request of a network, and one of a viewer: the milliseconds to wait where there were too many, else 0. */
export type Rates = { ofNetwork(request: FastifyRequest): number; ofViewer(viewer: Viewer): number };

export type Identification = { identify: Identify; errors: ErrorTable; logger: Logger; rates?: Rates };

/**
 * Verifies the token of each request of a scope before its handler looks at anything: a bad one answers 401, and is never
 * taken for the public; who asks too often gets 429. Returns how a handler learns who asks.
 */
export function identifyCallers(
  scope: FastifyInstance,
  { identify, errors, logger, rates }: Identification,
): (request: FastifyRequest) => Caller {
  const callers = new WeakMap<FastifyRequest, Caller>();
  scope.addHook('preHandler', async (request, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    const refuse = (status: number, problem: Problem) => reply.code(status).send({ errors: [formatProblem(problem, errors, locale)] });
    const tooOften = (waitMs: number) => {
      const seconds = Math.ceil(waitMs / 1000);
      return refuse(429, new Problem('TOO_MANY_REQUESTS', { seconds })).header('retry-after', seconds);
    };
    const networkMs = rates?.ofNetwork(request) ?? 0; // before the token: to verify one costs more than to count
    if (networkMs) return tooOften(networkMs);
    try {
      const viewer = await identify(request.headers.authorization);
      const viewerMs = rates?.ofViewer(viewer) ?? 0;
      if (viewerMs) return tooOften(viewerMs);
      callers.set(request, { locale, viewer });
    } catch (error) {
      const bad = error instanceof Problem;
      if (!bad) logger.error({ err: error }, 'the issuer cannot be asked');
      return refuse(bad ? 401 : 503, bad ? error : new Problem('ISSUER_UNAVAILABLE'));
    }
  });
  return (request) => callers.get(request) as Caller;
}
