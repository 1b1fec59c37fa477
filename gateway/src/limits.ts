import type { ApolloServerPlugin } from '@apollo/server';
import { Problem, type Words } from '@binhan/common/errors';
import { formatProblem } from '@binhan/common/graphql-errors';
import type { GraphQLFormattedError } from 'graphql';
import { measure } from './document-size.ts';
import { gatewayErrors, graphqlError } from './errors.ts';

/** The largest request that is answered. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 2000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  /** With fragments written out: the planner does so, and a few fragments that spread each other twice would keep it busy for hours. */
  fields: 2000,
} as const;
export type Limit = keyof typeof limits;

const names: Record<Limit, Words> = {
  bodyBytes: { vi: 'dung lượng yêu cầu (byte)', en: 'its size in bytes' },
  tokens: { vi: 'số từ và dấu trong câu truy vấn', en: 'the number of words and signs of the query' },
  depth: { vi: 'số tầng lồng nhau', en: 'the number of nested levels' },
  aliases: { vi: 'số bí danh (alias)', en: 'the number of aliases' },
  rootFields: { vi: 'số trường ở tầng ngoài cùng', en: 'the number of fields of the outermost level' },
  fields: { vi: 'số trường sau khi mở các fragment', en: 'the number of fields with fragments written out' },
};

const whichOperation: Words = {
  vi: 'operationName không chỉ rõ thao tác nào trong câu truy vấn',
  en: 'operationName does not say which operation of the document to run',
};

/** The refusal of a request that is over one of the limits. */
export function limitExceeded(what: Limit, found?: number): Problem {
  return new Problem('LIMIT_EXCEEDED', { what, name: names[what], most: limits[what], ...(found === undefined ? {} : { found }) });
}

/** For Apollo Server's `parseOptions`: the parser gives up there, so that a giant document costs no more. */
export const parseOptions = { maxTokens: limits.tokens };

/**
 * Refuses operations that are over a limit before anything is planned or asked. A plugin and not validation rules: Apollo Server
 * replaces the code of every error that a rule reports, and only the operation that will run is to be measured.
 */
export const limitOperations: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document }) => {
      if (!operation) throw graphqlError(new Problem('BAD_REQUEST', { reason: whichOperation }), { http: { status: 400 } });
      const size = measure(operation, document);
      for (const what of ['depth', 'aliases', 'rootFields', 'fields'] as const)
        if (size[what] > limits[what]) throw graphqlError(limitExceeded(what, size[what]), { http: { status: 400 } });
    },
    willSendResponse: async ({ response }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      response.body.singleResult.errors = response.body.singleResult.errors.map(nameTokenLimit);
    },
  }),
};

// The parser reports its limit as one more syntax error, told apart by its text only (which says "more that").
function nameTokenLimit(error: GraphQLFormattedError): GraphQLFormattedError {
  if (!/^Syntax Error: Document contains more tha[nt] \d+ tokens/.test(error.message)) return error;
  return { ...error, ...formatProblem(limitExceeded('tokens'), gatewayErrors, 'en') };
}
