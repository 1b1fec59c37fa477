import { gatewaySettings, readSettings } from '@binhan/common/config';
import { createLogger } from '@binhan/common/logger';
import type { Service } from '@binhan/common/subgraph';
import { ask, createTestPlace, startTestSubgraph, type TestPlace, type TestSubgraph } from '@binhan/common/testing';
import { createGateway } from '@binhan/gateway/gateway';
import { unlimited } from '@binhan/gateway/testing';
import { service as units } from '@binhan/units/service';

/** The engines that this environment has: SQLite always, MySQL when its address is set, with Kafka when that is too. */
function engines(): { name: string; env: Record<string, string | undefined> }[] {
  const { MYSQL_URL, KAFKA_BROKERS } = process.env;
  const embedded = { name: 'SQLite', env: { MYSQL_URL: undefined, KAFKA_BROKERS: undefined } };
  return MYSQL_URL ? [embedded, { name: KAFKA_BROKERS ? 'MySQL + Kafka' : 'MySQL', env: { MYSQL_URL, KAFKA_BROKERS } }] : [embedded];
}

/** Runs the work once for each of them. */
export async function onEachEngine(work: (name: string) => Promise<void>): Promise<void> {
  for (const { name, env } of engines()) {
    const before = { ...process.env };
    for (const [key, value] of Object.entries(env)) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
    await work(name);
    Object.assign(process.env, before);
  }
}

/** Services behind a gateway, on the engines of the environment. */
export async function startServices<Name extends string>(services: Readonly<Record<Name, Service>>, env: Record<string, string> = {}) {
  const place: TestPlace = await createTestPlace();
  const running = {} as Record<Name, TestSubgraph>;
  for (const name of Object.keys(services) as Name[]) running[name] = await startTestSubgraph(services[name], { place });
  const all = Object.entries<TestSubgraph>(running);
  const gateway = await createGateway({
    settings: readSettings(gatewaySettings, { NODE_ENV: 'test', PORT: '0', ...unlimited, ...env }),
    logger: createLogger('gateway', 'silent'),
    identify: place.identify,
    urls: Object.fromEntries(all.map(([name, { url }]) => [name, url])),
  });
  return {
    ...{ place, services: running, gateway },
    async stop() {
      await gateway.stop();
      for (const [, service] of all.reverse()) await service.stop();
      await place.remove();
    },
  };
}

/** `units` behind a gateway, asked by an officer. */
export async function startUnits() {
  const { place, services, gateway, stop } = await startServices({ units });
  const authorization = await place.bearer({ roles: ['PROVINCIAL_OFFICER'] });
  return {
    ...{ service: services.units, gateway, stop },
    ask: (query: string, variables: object = {}, url = gateway.url) => ask(url, query, variables, { authorization }),
  };
}

/** The value below which this share of the sorted list lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A line of a Markdown table. */
export function row(...cells: (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}
