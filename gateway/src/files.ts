import type { Readable } from 'node:stream';
import type { Caller, Identification } from '@binhan/common/callers';
import { Problem } from '@binhan/common/errors';
import { fileHeaders, openFileDoor } from '@binhan/common/file-door';
import { formatProblem } from '@binhan/common/graphql-errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Agent, type Dispatcher, request as send } from 'undici';
import { gatewayErrors } from './errors.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import type { GatewayMetrics, Outcome } from './metrics.ts';
import { readAnswer } from './subgraph-answer.ts';
import { unavailableStatuses } from './subgraph-client.ts';

/** Many connections, since a slow file holds its own for minutes. Times in milliseconds: a service answers when it has the whole file and has looked at it, and gives up before we do. */
const poolOptions = {
  connections: 256,
  connectTimeout: 2_000,
  headersTimeout: 300_000,
  bodyTimeout: 30_000,
  keepAliveTimeout: 30_000,
  keepAliveMaxTimeout: 30_000,
};

type Files = Identification & {
  metrics: GatewayMetrics;
  addressOf: (service: string) => string | undefined;
  networkOf: (address: string) => (service: string) => string;
};

/** Of a service's answer these pass; the others are the gateway's own. */
const passedHeaders = ['content-type', 'content-length', 'content-disposition', 'cache-control'] as const;

/** A picture that somebody opens here runs nothing, whatever it turns out to be. */
const sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'";

/**
 * `POST` and `GET /files/SERVICE`: bytes pass to the service and from it as they come, and no more than a chunk is held. Files
 * have connections of their own, so that slow ones never take those of /graphql. Nothing is sent twice. Returns how to end.
 */
export async function passFiles(
  app: FastifyInstance,
  { metrics, addressOf, networkOf, ...identification }: Files,
): Promise<() => Promise<void>> {
  const { logger } = identification;
  const pool = new Agent(poolOptions);

  const pass = async (method: 'GET' | 'POST', request: FastifyRequest, reply: FastifyReply, { locale }: Caller, body?: Readable) => {
    const { service } = request.params as { service: string };
    const refuse = (status: number, code: string, params: Problem['params'] = {}) => {
      const { message, extensions } = formatProblem(new Problem(code, { service, ...params }), gatewayErrors, locale);
      return reply.code(status).send({ errors: [{ message, extensions: { ...extensions, service } }] });
    };
    const address = addressOf(service);
    if (!address) return refuse(404, 'NO_FILES');
    const stopTimer = metrics.subgraphSeconds.startTimer({ subgraph: service });
    const count = (outcome: Outcome) => metrics.subgraphRequests.inc({ subgraph: service, outcome });
    const started = performance.now();
    reply.raw.once('close', () => {
      stopTimer();
      logger.info({ subgraph: service, status: reply.statusCode, ms: Math.round(performance.now() - started) }, 'file');
    });

    const headers = { ...headersFor(request), 'x-caller-network': networkOf(request.ip)(service) };
    let answer: Dispatcher.ResponseData;
    try {
      answer = await send(new URL('files', address), { method, headers, body: body ?? null, dispatcher: pool });
    } catch (error) {
      if (body?.errored instanceof Problem) throw body.errored;
      count('unavailable');
      logger.warn({ subgraph: service, err: error }, 'a subgraph is unavailable');
      return refuse(503, 'SUBGRAPH_UNAVAILABLE');
    }
    const { statusCode: status } = answer;
    if (status >= 200 && status < 300) {
      count('answered');
      for (const name of passedHeaders) if (answer.headers[name]) reply.header(name, answer.headers[name]);
      return reply.code(status).header('content-security-policy', sandbox).send(answer.body);
    }
    const errors = readAnswer(service, await answer.body.text())?.errors;
    const away = unavailableStatuses.has(status);
    count(errors ? 'answered' : away ? 'unavailable' : 'bad_answer');
    if (errors) return reply.code(status).send({ errors });
    if (status === 404) return refuse(404, 'NO_FILES');
    return away ? refuse(503, 'SUBGRAPH_UNAVAILABLE') : refuse(502, 'SUBGRAPH_BAD_ANSWER', { status });
  };

  await openFileDoor(app, {
    ...identification,
    path: '/files/:service',
    receive: (request, reply, caller, body) => pass('POST', request, reply, caller, body),
    send: (request, reply, caller) => pass('GET', request, reply, caller),
  });
  return () => pool.close();
}

/** Who asks, and what belongs to a file. What the client says of its type or name stays here: nobody believes it. */
function headersFor({ headers }: FastifyRequest): Record<string, string> {
  const own = fileHeaders.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : []));
  return {
    ...forwardedHeaders(headers),
    ...Object.fromEntries(own),
    'apollo-require-preflight': '1',
    'content-type': 'application/octet-stream',
  };
}
