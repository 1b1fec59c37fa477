import type { GraphQLDataSource } from '@apollo/gateway';
import { Problem } from '@binhan/common/errors';
import type { Logger } from '@binhan/common/logger';
import type { GraphQLError } from 'graphql';
import { Agent, request } from 'undici';
import { graphqlError } from './errors.ts';
import type { GatewayMetrics, Outcome } from './metrics.ts';
import { readAnswer } from './subgraph-answer.ts';

// The response type belongs to a package of Apollo that is not ours to depend on.
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>;
type Received = { status: number; text: string };
type Failed = { failure: NodeJS.ErrnoException };

/** Times in milliseconds. Subgraphs close idle connections after 72 s: ours go first, or a mutation might meet a closing one. */
const poolOptions = {
  connections: 64,
  connectTimeout: 2_000,
  headersTimeout: 10_000,
  bodyTimeout: 10_000,
  keepAliveTimeout: 30_000,
  keepAliveMaxTimeout: 30_000,
  maxResponseSize: 32 * 1024 * 1024,
};

/** The subgraph, or a proxy before it, is not there; a time-out is no such thing, as the subgraph may be busy with the first try. */
const connectionFailures = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);
export const unavailableStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** The one HTTP client to the subgraphs: shared keep-alive connections, one second try of queries, failures that cost only their fields. */
export function subgraphClient({ logger, metrics }: { logger: Logger; metrics: GatewayMetrics }) {
  const pool = new Agent(poolOptions);

  async function post(url: string, headers: Record<string, string>, body: string): Promise<Received | Failed> {
    try {
      const answer = await request(url, { method: 'POST', headers, body, dispatcher: pool });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (error) {
      return { failure: error as NodeJS.ErrnoException };
    }
  }

  const source = (service: string, url: string): GraphQLDataSource => ({
    async process({ request: { query = '', variables, operationName }, context }): Promise<Response> {
      const network = context.networkFor ? { 'x-caller-network': context.networkFor(service) } : {};
      const headers = { ...context.headers, ...network, accept: 'application/json', 'content-type': 'application/json' };
      const body = JSON.stringify({ query, variables, operationName });
      const stopTimer = metrics.subgraphSeconds.startTimer({ subgraph: service });
      const count = (outcome: Outcome) => metrics.subgraphRequests.inc({ subgraph: service, outcome });

      let received = await post(url, headers, body);
      if (isQuery(query) && deservesRetry(received)) {
        metrics.subgraphRetries.inc({ subgraph: service });
        received = await post(url, headers, body);
      }
      stopTimer();
      if ('failure' in received || unavailableStatuses.has(received.status)) {
        count('unavailable');
        const why = 'failure' in received ? { err: received.failure } : { status: received.status };
        logger.warn({ subgraph: service, url, ...why }, 'a subgraph is unavailable');
        throw problemOf(service, 'SUBGRAPH_UNAVAILABLE');
      }
      const answer = readAnswer(service, received.text);
      if (!answer) {
        count('bad_answer');
        logger.error({ subgraph: service, url, status: received.status }, 'a subgraph gave an answer that is not GraphQL');
        throw problemOf(service, 'SUBGRAPH_BAD_ANSWER', { status: received.status });
      }
      count('answered');
      return answer as Response;
    },
  });
  return { source, close: () => pool.close() };
}

/** Operations of the planner begin with their kind; anything but a plain query may have had its effect before the connection broke. */
function isQuery(operation: string): boolean {
  return /^\s*(query\b|\{)/.test(operation);
}

function deservesRetry(received: Received | Failed): boolean {
  if ('failure' in received) return connectionFailures.has(received.failure.code ?? '');
  return unavailableStatuses.has(received.status);
}

function problemOf(service: string, code: string, params: Problem['params'] = {}): GraphQLError {
  return graphqlError(new Problem(code, { service, ...params }), { service });
}
