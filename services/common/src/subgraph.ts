import type { FastifyRequest } from 'fastify';
import { pruneAudit } from './audit-retention.ts';
import type { Caller } from './callers.ts';
import { type Clock, systemClock } from './clock.ts';
import { readSettings, type SubgraphSettings, subgraphSettings } from './config.ts';
import { type Handlers, startConsumer } from './consumer.ts';
import { readinessOf, watchConsumer } from './consumer-watch.ts';
import type { Database, Schema } from './database.ts';
import { identifyWith } from './development-issuer.ts';
import type { ErrorTable } from './errors.ts';
import type { EventLog } from './event-log.ts';
import { openEventLog } from './event-log-choice.ts';
import { type FilePort, serveFiles } from './files.ts';
import { serveGraphql } from './graphql-server.ts';
import { addHealth } from './health.ts';
import { createHttpServer, listen } from './http.ts';
import { type Job, repeatJobs, runJob } from './job.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics, type ServiceGauge } from './metrics.ts';
import type { ScopeOf } from './permissions.ts';
import { startRelay } from './relay.ts';
import { forgetReplays } from './replay-of-mutation.ts';
import { createRequestContext, type RequestContext } from './request.ts';
import type { LoadSampleData } from './sample-data.ts';
import { buildSchema, type SchemaParts } from './schema.ts';
import { openMigratedDatabaseOf } from './service-database.ts';
import { startOrExit, stopOnSignal } from './shutdown.ts';
import type { Identify } from './viewer.ts';
import { startWorker, type Worker } from './worker.ts';

/** All that a service is. The object has no side effects: it is started by main.ts, by `npm start` and by tests alike. */
export type Service = Schema &
  SchemaParts & {
    name: string;
    /** Where it listens unless PORT says otherwise: the port of schemas/subgraphs.yaml. */
    port: number;
    errors: ErrorTable;
    scopeOf: ScopeOf;
    /** Adds the loaders of the service to each request. */
    context?: (request: RequestContext) => RequestContext;
    /** The same for a service that has keys or counters of its own while it runs: called once for each start. */
    contextFrom?: (settings: SubgraphSettings) => Promise<(request: RequestContext, incoming: FastifyRequest) => RequestContext>;
    /** Files that it takes and gives, at `/files`. */
    files?: FilePort;
    /** Topics that it reads. */
    handlers?: Handlers;
    /** Numbers of its own on /metrics. */
    gauges?: readonly ServiceGauge[];
    /** Jobs that run before it takes requests. */
    jobs?: readonly Job[];
    /** What works off what waits in its tables, beside the requests. */
    workers?: readonly Worker[];
    /** Invented data for demonstration; the services load theirs in the order of schemas/subgraphs.yaml. */
    loadSampleData?: LoadSampleData;
    /** The same for a service whose operations need keys. */
    loadSampleDataFrom?: (settings: SubgraphSettings) => Promise<LoadSampleData>;
  };

export type SubgraphOptions = {
  settings: SubgraphSettings;
  logger?: Logger;
  identify?: Identify;
  clock?: Clock;
  onQuery?: (sql: string) => void;
};

export type Subgraph = {
  url: string;
  database: Database;
  log: EventLog;
  metrics: Metrics;
  /** Records that this service has not read yet, by topic. */ lag(): Promise<Record<string, number>>;
  /** Loads its invented data, where it has some. */
  loadSampleData: LoadSampleData | undefined;
  stop(): Promise<void>;
};

const bodyLimit = 1024 * 1024;

/** Starts one service: database, event log, relay, consumer, HTTP, in an order in which nothing is asked before it can answer. */
export async function startSubgraph(service: Service, options: SubgraphOptions): Promise<Subgraph> {
  const { settings, clock = systemClock } = options;
  const logger = options.logger ?? createLogger(service.name, settings.LOG_LEVEL);
  const identify = options.identify ?? (await identifyWith(settings));
  const database = await openMigratedDatabaseOf(service, settings, options.onQuery);
  const log = openEventLog(settings, service.name, logger);
  const metrics = createMetrics(service.name, database, { ...(service.gauges ? { gauges: service.gauges } : {}), clock });
  const jobs = [...(service.jobs ?? []), forgetReplays, pruneAudit(settings.AUDIT_YEARS)];
  for (const job of jobs) await runJob(database, clock, job);
  const stopJobs = repeatJobs(database, clock, jobs, logger);
  const workers = (service.workers ?? []).map((worker) => startWorker(database, clock, worker, logger));
  const relay = startRelay({ database, log, logger, metrics: metrics.relay });
  const handlers = service.handlers;
  const consumer =
    handlers && (await startConsumer({ name: service.name, handlers, database, log, logger, metrics: metrics.consumer, clock }));
  const watch = consumer && watchConsumer(consumer, metrics, logger);

  const contextOf = (await service.contextFrom?.(settings)) ?? service.context ?? ((request: RequestContext) => request);
  const app = await createHttpServer({ bodyLimit });
  addHealth(
    app,
    {
      database: async () => void (await database.read.query('SELECT 1')),
      ...(consumer ? { events: readinessOf(consumer) } : {}),
    },
    metrics.registry,
  );
  const context = async (caller: Caller, request: FastifyRequest) => {
    const traceparent = request.headers.traceparent;
    const trace = typeof traceparent === 'string' ? { traceparent } : {};
    const base = createRequestContext({ database, clock, byId: service.byId, scopeOf: service.scopeOf }, caller, trace);
    return contextOf(base, request);
  };
  const doors = { identify, errors: service.errors, logger, context };
  const apollo = { schema: buildSchema(service), introspection: true, csrfPrevention: true };
  const stopGraphql = await serveGraphql<RequestContext>(app, { ...doors, apollo });
  if (service.files) await serveFiles(app, { ...doors, port: service.files });
  const url = `${await listen(app, settings.HOST, settings.PORT ?? service.port)}/graphql`;
  logger.info({ url }, 'ready for requests');

  const stop = async () => {
    const idle = Promise.all(workers.map((worker) => worker.stop())); // told first: what they are at may take them a moment to leave
    await stopGraphql();
    await app.close();
    clearInterval(watch);
    stopJobs();
    await idle;
    await consumer?.stop();
    await relay.stop();
    await log.close();
    await database.close();
  };
  return {
    url,
    database,
    log,
    metrics,
    loadSampleData: sampleDataOf(service, settings),
    lag: async () => (await consumer?.lag()) ?? {},
    stop,
  };
}

/** The loader, which reads its keys only when it is called: most starts load nothing. */
function sampleDataOf({ loadSampleData, loadSampleDataFrom }: Service, settings: SubgraphSettings): LoadSampleData | undefined {
  if (!loadSampleDataFrom) return loadSampleData;
  return async (...args) => (await loadSampleDataFrom(settings))(...args);
}

/** The whole of a service's main.ts. */
export function runService(service: Service): Promise<void> {
  return startOrExit(service.name, async () => {
    const settings = readSettings(subgraphSettings, process.env);
    const logger = createLogger(service.name, settings.LOG_LEVEL);
    const { stop } = await startSubgraph(service, { settings, logger });
    stopOnSignal(logger, stop);
  });
}
