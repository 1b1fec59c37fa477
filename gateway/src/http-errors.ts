import { localeOf, Problem } from '@binhan/common/errors';
import { formatProblem, maskError } from '@binhan/common/graphql-errors';
import type { Logger } from '@binhan/common/logger';
import type { FastifyError, FastifyInstance } from 'fastify';
import { gatewayErrors } from './errors.ts';
import { limitExceeded } from './limits.ts';

/** Requests that fail before GraphQL sees them are answered in the shape of GraphQL too: clients need one way to read errors. */
export function answerErrorsAsGraphql(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
    const locale = localeOf(request.headers['accept-language']);
    return reply.code(status).send({ errors: [formatProblem(problemOf(error, status, logger), gatewayErrors, locale)] });
  });
}

function problemOf(error: FastifyError, status: number, logger: Logger): Problem {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return limitExceeded('bodyBytes');
  return status < 500 ? new Problem('BAD_REQUEST', { reason: error.message }) : maskError(error, logger);
}
