import { randomBytes } from 'node:crypto';
import staticFiles from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyInstance } from 'fastify';
import { explorerPolicy } from './content-security.ts';

/** A query to start from. With `token` it is sent as the development viewer, else as the public. */
export type Example = {
  title: string;
  query: string;
  variables?: string;
  token: boolean;
  /** A development token of its own, where the example is another viewer's. */
  ownToken?: string;
};

/** `/explorer`: the GraphQL client Altair, served from here with the examples as its first tabs; it loads nothing from other hosts. */
export async function addExplorer(app: FastifyInstance, examples: readonly Example[], token: string | undefined): Promise<void> {
  await app.register(staticFiles, {
    root: getDistDirectory(),
    prefix: '/explorer/',
    index: false,
    decorateReply: false,
    // The page as it lies there knows no endpoint and no examples.
    allowedPath: (path) => path !== '/index.html',
  });
  // helmet's own nonces are not used: it gives one to styles too, and a browser then ignores 'unsafe-inline', which Altair needs.
  app.get('/explorer', { helmet: { contentSecurityPolicy: false } }, async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    reply.header('content-security-policy', explorerPolicy(nonce)).header('cache-control', 'no-store');
    return reply.type('text/html; charset=utf-8').send(page(examples, token, nonce));
  });
}

// The token stands in the page and not in a script of its own, which a page of another origin could load and read.
function page(examples: readonly Example[], token: string | undefined, cspNonce: string): string {
  return renderAltair({
    baseURL: '/explorer/',
    cspNonce,
    endpointURL: '/graphql',
    initialWindows: examples.map((example) => {
      const sent = example.ownToken ?? (example.token ? token : undefined);
      return {
        initialName: example.title,
        initialQuery: example.query,
        ...(example.variables ? { initialVariables: example.variables } : {}),
        ...(sent ? { initialHeaders: { Authorization: `Bearer ${sent}` } } : {}),
      };
    }),
    // Kept tabs would keep a token that has expired.
    preserveState: token === undefined,
    disableAccount: true,
    initialSettings: {
      language: 'vi-VN',
      theme: 'system',
      'alert.disableUpdateNotification': true,
      'banners.disable': true,
      disablePushNotification: true,
      enableTablistScrollbar: true,
      'schema.reloadOnStart': true,
    },
  });
}
