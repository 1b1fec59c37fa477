import { readSettings, type SubgraphSettings, subgraphSettings } from '@binhan/common/config';
import { createLogger } from '@binhan/common/logger';
import { type Service, type Subgraph, startSubgraph } from '@binhan/common/subgraph';
import { readSubgraphs } from './subgraphs.ts';

/** Settings of the subgraphs that share this process: what is set for all, and any free port. */
export function embeddedSettings(env: Record<string, string | undefined>): SubgraphSettings {
  // Embedded whatever the shell holds: addresses for the tests are often set there, and one DATABASE_URL cannot serve several services.
  const { DATABASE_URL: _database, KAFKA_BROKERS: _brokers, ...own } = env;
  const settings = readSettings(subgraphSettings, { LOG_LEVEL: 'warn', ...own, PORT: '0' });
  if (settings.NODE_ENV === 'production')
    throw new Error('npm start is for development. In production every service runs by itself: see README.md');
  return settings;
}

/** The service of a subgraph: services/<name>/src/service.ts, found by its name in schemas/subgraphs.yaml. */
export async function loadService(name: string): Promise<Service> {
  const { service } = (await import(`../../services/${name}/dist/service.js`)) as { service: Service };
  return service;
}

export type Federation = { subgraphs: Map<string, Subgraph>; urls: Record<string, string>; stop(): Promise<void> };

/** Starts subgraphs in this process, each behind HTTP of its own as in production. */
export async function startFederation(settings: SubgraphSettings, except: readonly string[] = []): Promise<Federation> {
  const names = (await readSubgraphs()).map(({ name }) => name).filter((name) => !except.includes(name));
  const subgraphs = new Map<string, Subgraph>();
  for (const name of names)
    subgraphs.set(name, await startSubgraph(await loadService(name), { settings, logger: createLogger(name, settings.LOG_LEVEL) }));
  return {
    subgraphs,
    urls: Object.fromEntries([...subgraphs].map(([name, { url }]) => [name, url])),
    async stop() {
      await Promise.all([...subgraphs.values()].map((subgraph) => subgraph.stop()));
    },
  };
}
