import { chunksOf } from '@binhan/common/chunks';
import type { JobDoor } from '@binhan/common/job';
import { PublishedReadiness } from '../entities/published-readiness.ts';
import { publishReadiness } from './publish-readiness.ts';

const batchSize = 200;

/**
 * Publishes what the day alone has changed: certificates, permits and norms that lapsed, norms and rates that began. All
 * units are counted again, for a few statements a batch: what a list of due dates forgot would stay wrong for ever. Safe to
 * run twice: what was published is not published again.
 */
export async function refreshReadiness(door: JobDoor): Promise<void> {
  const units = await door(({ manager }) => manager.find(PublishedReadiness, { select: { id: true }, order: { id: 'ASC' } }));
  for (const batch of chunksOf(units, batchSize))
    await door((tx) =>
      publishReadiness(
        tx,
        batch.map(({ id }) => id),
      ),
    );
}
