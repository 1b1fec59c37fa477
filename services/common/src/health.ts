import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';

/** A reason not to be ready, or nothing. */
export type ReadinessCheck = () => string | undefined | Promise<string | undefined>;

/**
 * `/health/live`: the process answers. `/health/ready`: it can do its work; 503 names what it waits for.
 * `/metrics`: Prometheus text.
 */
export function addHealth(app: FastifyInstance, checks: Record<string, ReadinessCheck>, metrics = new Registry()): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const waiting: Record<string, string> = {};
    for (const [name, check] of Object.entries(checks)) {
      const reason = await Promise.resolve()
        .then(check)
        .catch((error: Error) => error.message);
      if (reason) waiting[name] = reason;
    }
    const ready = Object.keys(waiting).length === 0;
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'waiting', ...(ready ? {} : { waiting }) });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
}
