import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

export type SubgraphAnswer = { data?: Record<string, unknown> | null; errors?: GraphQLError[] };

/**
 * Reads what a subgraph sent: `data`, `errors` or both, whatever the HTTP status (401 and 400 carry errors as well).
 * Undefined when it is not a GraphQL answer.
 */
export function readAnswer(service: string, text: string): SubgraphAnswer | undefined {
  const answer = parse(text);
  if (!isObject(answer)) return undefined;
  const { data, errors } = answer;
  const hasData = data === null || isObject(data);
  if (!hasData && !Array.isArray(errors)) return undefined;
  return {
    ...(hasData ? { data } : {}),
    ...(Array.isArray(errors) ? { errors: (errors as GraphQLFormattedError[]).map((error) => contractOf(service, error)) } : {}),
  };
}

/**
 * Only what errors promise to clients passes, with the service they came from: no stack traces, no text of planned queries.
 * An instance of GraphQLError, since formatErrors() masks whatever else lies under an error.
 */
function contractOf(service: string, { message, path, extensions }: GraphQLFormattedError): GraphQLError {
  const { code, field, params } = extensions ?? {};
  return new GraphQLError(message, {
    path,
    extensions: { ...(code ? { code } : {}), ...(field ? { field } : {}), ...(params ? { params } : {}), service },
  });
}

/** ApolloGateway adds `serviceName` to each error of a subgraph; our contract has `service`. */
export const dropServiceName: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      response.body.singleResult.errors = response.body.singleResult.errors.map((error) => {
        const { serviceName: _noise, ...extensions } = error.extensions ?? {};
        return { ...error, extensions };
      });
    },
  }),
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
