import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';

/**
 * The HTTP server under every subgraph and the gateway. While it stops, requests in flight are answered and each answer
 * closes its connection: otherwise close() would wait for a client's keep-alive to end, or cut the request off.
 */
export async function createHttpServer(options: {
  bodyLimit: number;
  helmet?: FastifyHelmetOptions;
  /** Addresses whose X-Forwarded-* headers are believed; none unless named. */
  trustProxy?: string[];
}): Promise<FastifyInstance> {
  const app = fastify({
    forceCloseConnections: 'idle',
    bodyLimit: options.bodyLimit,
    trustProxy: options.trustProxy?.length ? options.trustProxy : false,
  });
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  await app.register(helmet, options.helmet ?? {});
  return app;
}

/** Listens, and turns a taken port into a sentence that says what to do. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new Error(`Port ${port} on ${host} is taken. Stop what uses it, or choose another: PORT=${port + 1}`);
    throw error;
  }
}
