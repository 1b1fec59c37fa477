import { type Readable, Transform } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, type Identification, identifyCallers } from './callers.ts';
import { localeOf, Problem } from './errors.ts';
import { formatProblem, maskError } from './graphql-errors.ts';

/** The largest file that is taken, in bytes: by the gateway and by the service behind it. */
export const mostFileBytes = 20 * 1024 * 1024;

/** What a request about a file may say besides its bytes. The gateway hands these on. */
export const fileHeaders = ['x-challenge', 'x-answer', 'x-file-ticket'] as const;

export type FileDoor = Identification & {
  path: string;
  /** Takes the body, which ends with an error where it grows beyond the limit or is cut off. */
  receive(request: FastifyRequest, reply: FastifyReply, caller: Caller, body: Readable): Promise<unknown>;
  send(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<unknown>;
};

/**
 * `POST` and `GET` of files, at the gateway and at a service alike: the token is verified before a byte is read, what a form
 * of another site could send is refused, refusals have the shape of GraphQL errors, and bodies are streamed.
 */
export async function openFileDoor(app: FastifyInstance, { path, receive, send, ...identification }: FileDoor): Promise<void> {
  const { errors, logger } = identification;
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.setErrorHandler((error: FastifyError | Problem, request, reply) => {
      const problem = error instanceof Problem ? error : isOfRequest(error) ? badRequest(error) : maskError(error, logger);
      const locale = localeOf(request.headers['accept-language']);
      return reply.code(statusOf[problem.code] ?? 400).send({ errors: [formatProblem(problem, errors, locale)] });
    });
    scope.addHook('onRequest', async ({ headers }) => {
      requirePreflight(headers);
      if (Number(headers['content-length']) > mostFileBytes) throw tooLarge();
    });
    const callerOf = identifyCallers(scope, identification);
    scope.addHook('onResponse', async (request) => discardRest(request));
    scope.post(path, (request, reply) => receive(request, reply, callerOf(request), bodyOf(request)));
    scope.get(path, { exposeHeadRoute: false }, (request, reply) => send(request, reply, callerOf(request)));
  });
}

const statusOf: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  NO_FILES: 404,
  FILE_TOO_LARGE: 413,
  FILES_BUSY: 503,
  TRY_AGAIN: 503,
  SUBGRAPH_UNAVAILABLE: 503,
  SUBGRAPH_BAD_ANSWER: 502,
  INTERNAL: 500,
};

/** What Fastify itself has against a request, as a content type that is none. */
const isOfRequest = ({ statusCode = 500 }: FastifyError) => statusCode < 500;
const badRequest = ({ code }: FastifyError) => new Problem('BAD_INPUT', { reason: code }, 'request');

const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** The rule of Apollo Server for /graphql: a browser asks first before it sends one of these headers, or another content type. */
function requirePreflight(headers: FastifyRequest['headers']): void {
  if (headers['apollo-require-preflight'] || headers['x-file-ticket']) return;
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  if (!type.trim() || simpleTypes.includes(type.trim().toLowerCase())) throw new Problem('PREFLIGHT_REQUIRED');
}

const tooLarge = () => new Problem('FILE_TOO_LARGE', { most: mostFileBytes });

/** The body by a stream of its own: to destroy the request itself would be to cut the connection by which the answer goes. */
function bodyOf({ raw }: FastifyRequest): Readable {
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > mostFileBytes ? tooLarge() : null, chunk);
    },
  });
  body.on('error', () => {}); // it may be refused before anybody listens
  raw.once('close', () => raw.complete || body.destroy(new Problem('FILE_CUT_OFF')));
  return raw.pipe(body);
}

const lingerMs = 2_000;

/** After an early answer the rest is read for a moment and thrown away: cut off at once, many clients would not see the answer. */
function discardRest({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  raw.unpipe();
  raw.resume();
  const cut = setTimeout(() => raw.destroy(), lingerMs);
  raw.once('close', () => clearTimeout(cut));
}
