import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller, Identification } from './callers.ts';
import { openFileDoor } from './file-door.ts';
import type { RequestContext } from './request.ts';

/** A file on its way out. `name` is what a browser saves it under. */
export type SentFile = { mediaType: string; bytes: number; name: string; body: Readable };

/** What a service does with files, beside its GraphQL. Permissions are its own, as are the transactions: `context.write`. */
export type FilePort = {
  /** Takes a file; the answer leaves as JSON. */
  receive(context: RequestContext, headers: IncomingHttpHeaders, body: Readable): Promise<object>;
  send(context: RequestContext, headers: IncomingHttpHeaders): Promise<SentFile>;
};

type Files = Identification & {
  port: FilePort;
  context: (caller: Caller, request: FastifyRequest) => Promise<RequestContext>;
};

/** `/files` of a subgraph. */
export function serveFiles(app: FastifyInstance, { port, context, ...identification }: Files): Promise<void> {
  return openFileDoor(app, {
    ...identification,
    path: '/files',
    receive: async (request, _reply, caller, body) => port.receive(await context(caller, request), request.headers, body),
    async send(request, reply, caller) {
      const { mediaType, bytes, name, body } = await port.send(await context(caller, request), request.headers);
      return reply
        .headers({
          'content-type': mediaType,
          'content-length': bytes,
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
        })
        .send(body);
    },
  });
}
