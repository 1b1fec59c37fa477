import { runJob } from '@binhan/common/job';
import { createTestPlace, startTestSubgraph } from '@binhan/common/testing';
import type { Topic } from '@binhan/common/topic';
import { defineTopic } from '@binhan/common/topic';
import { service as reports } from '@binhan/reports/service';

const schemas = new URL('../../../schemas/events/units/', import.meta.url);
const topics: Record<string, Topic> = Object.fromEntries(
  ['area', 'unit', 'registration', 'recognition'].map((name) => [name, defineTopic('units', name, new URL(`${name}.v1.json`, schemas))]),
);

/** A running `reports`, and a writer that publishes what `units` would, through an outbox and the real log. */
export async function createWorld() {
  const place = await createTestPlace();
  const service = await startTestSubgraph(reports, { place });
  /** Events go out by the relay of reports itself: the log does not care whose outbox they came from. */
  const publish = (aggregate: string, id: string, change: string, data: object) =>
    runJob(service.database, () => new Date('2026-03-02T02:00:00Z'), {
      name: 'writer',
      run: (door) => door((tx) => tx.record(topics[aggregate] as Topic, id, change, data)),
    });
  return {
    ...service,
    publish,
    async stop() {
      await service.stop();
      await place.remove();
    },
  };
}
