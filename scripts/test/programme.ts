import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { type Job, runJob } from '@binhan/common/job';
import type { Service } from '@binhan/common/subgraph';
import { createTestPlace, startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { startTestGateway } from '@binhan/gateway/testing';
import { service as personnel } from '@binhan/personnel/service';
import { service as reports } from '@binhan/reports/service';
import { service as tips } from '@binhan/tips/service';
import { service as training } from '@binhan/training/service';
import { service as units } from '@binhan/units/service';
import { expect } from '@jest/globals';
import { untilCounted } from '../src/until-counted.ts';

const services: readonly Service[] = [units, personnel, training, tips, reports];
const today = () => new Date('2026-11-23T02:00:00Z');

export type Programme = Awaited<ReturnType<typeof startProgramme>>;

/** All services of the programme behind the gateway. */
export async function startProgramme() {
  const place = await createTestPlace();
  const subgraphs = new Map<string, TestSubgraph>();
  for (const service of services) subgraphs.set(service.name, await startTestSubgraph(service, { place, clock: today }));
  const gateway = await startTestGateway(place, Object.fromEntries([...subgraphs].map(([name, { url }]) => [name, url])));

  return {
    ask: gateway.ask,
    /** The data of an answer that has no errors. */
    async asked(query: string, variables: object = {}, claims?: DevelopmentClaims) {
      const { data, errors } = await gateway.ask(query, variables, claims);
      expect(errors).toBeUndefined();
      return data;
    },
    subgraph: (name: string) => subgraphs.get(name) as TestSubgraph,
    /** Loads what each service has to load; answers who did something. */
    async load(): Promise<string[]> {
      const loaded: string[] = [];
      for (const [name, { database, loadSampleData }] of subgraphs) {
        if (!loadSampleData) continue;
        await untilCounted(subgraphs);
        await runJob(database, today, {
          name: 'sample-data',
          run: async (door) => void ((await loadSampleData(door, today(), () => {})) && loaded.push(name)),
        });
      }
      await untilCounted(subgraphs);
      return loaded;
    },
    /** Waits until nothing that was published is on its way. */
    settled: () => untilCounted(subgraphs),
    /** What a service does by itself, now. */
    async runJob(service: string, job: string) {
      const found = services.find(({ name }) => name === service)?.jobs?.find(({ name }) => name === job);
      await runJob((subgraphs.get(service) as TestSubgraph).database, today, found as Job);
    },
    async stopService(name: string) {
      await subgraphs.get(name)?.stop();
      subgraphs.delete(name);
    },
    async stop() {
      await gateway.stop();
      for (const subgraph of subgraphs.values()) await subgraph.stop();
      await place.remove();
    },
  };
}
