import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { dataFile, readSettings, type SubgraphSettings, subgraphSettings } from './config.ts';
import type { Handlers } from './consumer.ts';
import { startConsumer } from './consumer.ts';
import { type Database, migrate, needsMigration, openDatabase, type Schema } from './database.ts';
import { identifyWith } from './development-issuer.ts';
import type { ErrorTable } from './errors.ts';
import type { EventLog, Subscription } from './event-log.ts';
import { openEventLog } from './event-log-choice.ts';
import { serveGraphql } from './graphql-server.ts';
import { addHealth } from './health.ts';
import { createHttpServer, listen } from './http.ts';
import { type Job, runJob } from './job.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { ScopeOf } from './permissions.ts';
import { platformEntities, platformMigrations } from './platform-schema.ts';
import { startRelay } from './relay.ts';
import { forgetReplays } from './replay-of-mutation.ts';
import { createRequestContext, type RequestContext } from './request.ts';
import { buildSchema, type SchemaParts } from './schema.ts';
import { startOrExit, stopOnSignal } from './shutdown.ts';
import type { Identify } from './viewer.ts';

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
    /** Topics that it reads. */
    handlers?: Handlers;
    /** Jobs that run before it takes requests. */
    jobs?: readonly Job[];
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
  stop(): Promise<void>;
};

const bodyLimit = 1024 * 1024;
const watchMs = 10_000;

/** Starts one service: database, event log, relay, consumer, HTTP, in an order in which nothing is asked before it can answer. */
export async function startSubgraph(service: Service, options: SubgraphOptions): Promise<Subgraph> {
  const { settings, clock = systemClock } = options;
  const logger = options.logger ?? createLogger(service.name, settings.LOG_LEVEL);
  const identify = options.identify ?? (await identifyWith(settings));
  const database = await openServiceDatabase(service, settings, options.onQuery);
  const log = openEventLog(settings, service.name, logger);
  const metrics = createMetrics(service.name, database);
  const jobs = [...(service.jobs ?? []), forgetReplays];
  for (const job of jobs) await runJob(database, clock, job);
  const timers = repeatJobs(jobs, (job) => runJob(database, clock, job), logger);
  const relay = startRelay({ database, log, logger, metrics: metrics.relay });
  const handlers = service.handlers;
  const consumer =
    handlers && (await startConsumer({ name: service.name, handlers, database, log, logger, metrics: metrics.consumer, clock }));
  const watch = consumer && watchConsumer(consumer, metrics, logger);

  const app = await createHttpServer({ bodyLimit });
  addHealth(
    app,
    {
      database: async () => void (await database.read.query('SELECT 1')),
      ...(consumer ? { events: readinessOf(consumer) } : {}),
    },
    metrics.registry,
  );
  const stopGraphql = await serveGraphql<RequestContext>(app, {
    apollo: { schema: buildSchema(service), introspection: true, csrfPrevention: true },
    identify,
    errors: service.errors,
    logger,
    context: async (caller, request) => {
      const traceparent = request.headers.traceparent;
      const trace = typeof traceparent === 'string' ? { traceparent } : {};
      const base = createRequestContext({ database, clock, byId: service.byId, scopeOf: service.scopeOf }, caller, trace);
      return service.context?.(base) ?? base;
    },
  });
  const url = `${await listen(app, settings.HOST, settings.PORT ?? service.port)}/graphql`;
  logger.info({ url }, 'ready for requests');

  const stop = async () => {
    await stopGraphql();
    await app.close();
    clearInterval(watch);
    for (const timer of timers) clearInterval(timer);
    await consumer?.stop();
    await relay.stop();
    await log.close();
    await database.close();
  };
  return { url, database, log, metrics, lag: async () => (await consumer?.lag()) ?? {}, stop };
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

/** The database of a service by its settings, with all tables of the service and of the house. */
export function openDatabaseOf(
  service: Pick<Service, 'name' | 'entities' | 'migrations'>,
  settings: SubgraphSettings,
  onQuery?: (sql: string) => void,
): Promise<Database> {
  const schema = { entities: [...platformEntities, ...service.entities], migrations: [...platformMigrations, ...service.migrations] };
  return openDatabase(settings.DATABASE_URL ?? `sqlite:${dataFile(settings, `${service.name}.db`)}`, schema, onQuery);
}

async function openServiceDatabase(service: Service, settings: SubgraphSettings, onQuery?: (sql: string) => void): Promise<Database> {
  const database = await openDatabaseOf(service, settings, onQuery);
  if (settings.MIGRATE_ON_START ?? database.kind === 'sqlite') await migrate(database);
  else if (await needsMigration(database)) {
    await database.close();
    throw new Error(
      `The tables of ${service.name} are behind this version: run npx binhan migrate ${service.name}, or set MIGRATE_ON_START=true`,
    );
  }
  return database;
}

function repeatJobs(jobs: readonly Job[], run: (job: Job) => Promise<void>, logger: Logger): NodeJS.Timeout[] {
  const hour = 3_600_000;
  return jobs.flatMap((job) => {
    if (!job.everyHours) return [];
    const again = () => run(job).catch((error) => logger.error({ err: error, job: job.name }, 'job failed; it runs again next time'));
    return [setInterval(again, job.everyHours * hour)];
  });
}

/** Not ready until the events that waited at the start were read once; afterwards only a dead consumer counts. */
function readinessOf(consumer: Subscription) {
  let caughtUp = false;
  return async () => {
    const failure = consumer.failure();
    if (failure || caughtUp) return failure;
    const waiting = Object.values(await consumer.lag()).reduce((sum, lag) => sum + lag, 0);
    caughtUp = waiting === 0;
    return caughtUp ? undefined : `${waiting} events to read`;
  };
}

/** A dead consumer ends the process: a supervisor starts it anew, which is better than a service that is silently old. */
function watchConsumer(consumer: Subscription, metrics: Metrics, logger: Logger): NodeJS.Timeout {
  return setInterval(async () => {
    const failure = consumer.failure();
    if (failure) {
      logger.fatal({ failure }, 'consumer is dead');
      process.exit(1);
    }
    const lags = await consumer.lag().catch(() => ({}));
    for (const [topic, lag] of Object.entries(lags)) metrics.consumer.lag.set({ topic }, lag as number);
  }, watchMs);
}
