import { systemClock } from '@binhan/common/clock';
import { readSettings, subgraphSettings } from '@binhan/common/config';
import { type Job, runJob } from '@binhan/common/job';
import { createLogger } from '@binhan/common/logger';
import { type Subgraph, startSubgraph } from '@binhan/common/subgraph';
import { loadService } from '../federation.ts';
import { loadSamples } from '../sample-data.ts';
import { readSubgraphs } from '../subgraphs.ts';
import { untilCounted } from '../until-counted.ts';

export type Programme = { /** Erases what the retention rules of tips want erased. */ purgeTips(): Promise<void>; stop(): Promise<void> };

/** All services with their sample data, each on SQLite and on Kafka as its own user: what the relay has sent is in the topics. */
export async function startProgramme(envOf: (service: string) => Record<string, string>): Promise<Programme> {
  const subgraphs = new Map<string, Subgraph>();
  const stop = async () => void (await Promise.all([...subgraphs.values()].map((subgraph) => subgraph.stop())));
  try {
    for (const { name } of await readSubgraphs()) {
      const settings = readSettings(subgraphSettings, { NODE_ENV: 'development', LOG_LEVEL: 'error', PORT: '0', ...envOf(name) });
      subgraphs.set(name, await startSubgraph(await loadService(name), { settings, logger: createLogger(name, settings.LOG_LEVEL) }));
    }
    await loadSamples({ subgraphs });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    async purgeTips() {
      const { jobs = [] } = await loadService('tips');
      await runJob((subgraphs.get('tips') as Subgraph).database, systemClock, jobs.find(({ name }) => name === 'purge-tips') as Job);
      await untilCounted(subgraphs);
    },
    stop,
  };
}
