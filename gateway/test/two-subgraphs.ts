import type { IncomingHttpHeaders } from 'node:http';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Caller } from '@binhan/common/callers';
import { Problem } from '@binhan/common/errors';
import { type FileDoor, openFileDoor } from '@binhan/common/file-door';
import { serveGraphql } from '@binhan/common/graphql-server';
import { createHttpServer, listen } from '@binhan/common/http';
import type { Logger } from '@binhan/common/logger';
import type { Identify } from '@binhan/common/viewer';
import { type DocumentNode, parse } from 'graphql';

type Context = Caller & { headers: IncomingHttpHeaders };
type Module = Exclude<Extract<Parameters<typeof buildSubgraphSchema>[0], unknown[]>[number], DocumentNode>;

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const placesSdl = `${link}
  type Query { places: [Place!] received: Received wait: String breaks: String refuses: String }
  type Mutation { open: Int }
  type Place @key(fields: "id") { id: ID! name: String near: Place }
  type Received { authorization: String language: String traceparent: String network: String roles: [String!] }`;
const visitsSdl = `${link}
  type Query { visitCount(atLeast: Int! = 0): Int }
  type Place @key(fields: "id") { id: ID! visits: [String!] }`;
// Answered by the subgraph from the start; the gateway knows it only from the second supergraph on.
const greeting = 'extend type Query { greeting: String }';

/** The supergraph of both subgraphs; the second version has one field more. */
export function supergraph(version: 1 | 2, urls: { places: string; visits: string }): string {
  const composed = composeServices([
    { name: 'places', url: urls.places, typeDefs: parse(placesSdl) },
    { name: 'visits', url: urls.visits, typeDefs: parse(version === 1 ? visitsSdl : visitsSdl + greeting) },
  ]);
  if (composed.errors) throw composed.errors[0];
  return composed.supergraphSdl;
}

/** What a request gets instead of an answer: a dropped connection, or these bytes. */
export type Accident = 'drop' | { status: number; body: string; type?: string };

/** Two real subgraphs: `places` has a mutation that counts, a field that waits and one that shows what was received; `visits` joins in. */
export async function startTwoSubgraphs(identify: Identify, logger: Logger) {
  let mutations = 0;
  let opened = () => {};
  let gate = Promise.resolve();
  const places: Module = {
    typeDefs: parse(placesSdl),
    resolvers: {
      Query: {
        places: () => [place('1'), place('2')],
        received: (_: unknown, _args: unknown, { headers, viewer }: Context) => ({
          authorization: headers.authorization,
          language: headers['accept-language'],
          traceparent: headers.traceparent,
          network: headers['x-caller-network'],
          roles: viewer.roles,
        }),
        wait: async () => {
          await gate;
          return 'done';
        },
        breaks: () => {
          throw new Error('the secret of the database');
        },
        refuses: () => {
          throw new Problem('BAD_INPUT', { reason: 'too short' }, 'input.name');
        },
      },
      Mutation: { open: () => ++mutations },
      Place: { __resolveReference: ({ id }: { id: string }) => place(id), near: ({ id }: { id: string }) => place(id) },
    },
  };
  const visits: Module = {
    typeDefs: parse(visitsSdl + greeting),
    resolvers: {
      Query: { visitCount: () => 4, greeting: () => 'xin chào' },
      Place: { __resolveReference: ({ id }: { id: string }) => ({ id, visits: [`a${id}`, `b${id}`] }) },
    },
  };
  return {
    places: await startSubgraph(places, identify, logger, withFiles),
    visits: await startSubgraph(visits, identify, logger),
    mutations: () => mutations,
    /** From now on `wait` waits until the returned function is called. */
    hold: () => {
      gate = new Promise((resolve) => {
        opened = resolve;
      });
      return () => opened();
    },
  };
}

/** Counts what comes in, from its first byte on, and gives a picture that is none. */
function withFiles(received: Received): Pick<FileDoor, 'receive' | 'send'> {
  return {
    async receive({ headers }, reply, { viewer }, body) {
      received.headers = headers;
      if (headers['x-answer'] === 'wrong') throw new Problem('BAD_INPUT', { reason: 'no' }, 'x-answer');
      if (headers['x-answer'] === 'unforeseen') throw new Error('the secret of the database');
      received.bytes = 0;
      await new Promise((done, failed) => {
        body.on('data', (chunk: Buffer) => {
          received.bytes += chunk.length;
        });
        body.once('end', done).once('error', failed);
      }).catch((error: Problem) => {
        received.failed = error.code;
        throw error;
      });
      return reply.code(201).send({ bytes: received.bytes, roles: viewer.roles });
    },
    send: async (_request, reply) =>
      reply
        .headers({
          'content-type': 'image/png',
          'content-disposition': 'attachment; filename="a.png"',
          server: 'secret',
          'set-cookie': 'a=b',
        })
        .send('<script>'),
  };
}
type Received = { bytes: number; headers: IncomingHttpHeaders; failed?: string };

async function startSubgraph(
  module: Module,
  identify: Identify,
  logger: Logger,
  files?: (received: Received) => Pick<FileDoor, 'receive' | 'send'>,
) {
  const app = await createHttpServer({ bodyLimit: 1024 * 1024 });
  const accidents: Accident[] = [];
  let requests = 0;
  app.addHook('onRequest', async (request, reply) => {
    requests++;
    const accident = accidents.shift();
    if (accident === 'drop') {
      reply.hijack();
      request.raw.socket.destroy();
    } else if (accident)
      return reply
        .code(accident.status)
        .type(accident.type ?? 'application/json')
        .send(accident.body);
  });
  const stopApollo = await serveGraphql<Context>(app, {
    apollo: { schema: buildSubgraphSchema([module]) },
    identify,
    errors: {},
    logger,
    context: async (caller, { headers }) => ({ ...caller, headers }),
  });
  const file: Received = { bytes: 0, headers: {} };
  if (files) await openFileDoor(app, { path: '/files', identify, errors: {}, logger, ...files(file) });
  const url = `${await listen(app, '127.0.0.1', 0)}/graphql`;
  return { url, file, requests: () => requests, next: (...some: Accident[]) => void accidents.push(...some), stop: stopApollo };
}

function place(id: string) {
  return { id, name: `Nơi ${id}` };
}
