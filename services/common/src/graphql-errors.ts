import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { v7 } from 'uuid';
import { isTransient } from './database-errors.ts';
import { commonErrors, describeProblem, type ErrorTable, type Locale, Problem } from './errors.ts';
import type { Logger } from './logger.ts';

/** What a caller gets for a problem: `extensions.code`, `field` and `params` are the contract, `message` is for people. */
export function formatProblem(problem: Problem, table: ErrorTable, locale: Locale): GraphQLFormattedError {
  const { code, field, params } = problem;
  return {
    message: describeProblem(problem, { ...commonErrors, ...table }, locale),
    extensions: { code, ...(field ? { field } : {}), params },
  };
}

/**
 * Turns thrown errors into answers: a Problem keeps its code, GraphQL's own complaints about the document pass, and
 * everything else is masked behind an id that the log has; TRY_AGAIN where the database is only away.
 */
export function formatErrors(table: ErrorTable, logger: Logger) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const where = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    const error = unwrapResolverError(thrown);
    if (error instanceof Problem) return { ...formatProblem(error, table, 'en'), ...where };
    // A GraphQLError with a code was made on purpose: by the parser, the validation, a limit, or a subgraph behind the gateway.
    const code = formatted.extensions?.code;
    if ((error instanceof GraphQLError || thrown instanceof GraphQLError) && code && code !== 'INTERNAL_SERVER_ERROR') return formatted;
    return { ...formatProblem(maskError(error, logger, formatted.path), table, 'en'), ...where };
  };
}

/** What a caller is told of an error that nobody foresaw: an id that the log has, and whether to try again. */
export function maskError(error: unknown, logger: Logger, path?: GraphQLFormattedError['path']): Problem {
  const id = v7();
  logger.error({ err: error, errorId: id, path }, 'unexpected error');
  return new Problem(isTransient(error) ? 'TRY_AGAIN' : 'INTERNAL', { id });
}

/** Puts the messages of problems into the caller's language. */
export function translateErrors<C extends BaseContext & { locale: Locale }>(table: ErrorTable): ApolloServerPlugin<C> {
  const all: ErrorTable = { ...commonErrors, ...table };
  const translate = (error: GraphQLFormattedError, locale: Locale): GraphQLFormattedError => {
    const { code, params, field } = (error.extensions ?? {}) as { code?: string; params?: Problem['params']; field?: string };
    if (!code || !params || !all[code]) return error;
    return { ...error, message: describeProblem(new Problem(code, params, field), all, locale) };
  };
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        response.body.singleResult.errors = response.body.singleResult.errors.map((error) => translate(error, contextValue.locale));
      },
    }),
  };
}
