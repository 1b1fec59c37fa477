import { setTimeout as pause } from 'node:timers/promises';
import { OutboxRow } from '@binhan/common/outbox';
import type { Subgraph } from '@binhan/common/subgraph';

/** Waits until every outbox is empty and every service has read what it reads. */
export async function untilCounted(subgraphs: ReadonlyMap<string, Subgraph>): Promise<void> {
  for (;;) {
    const waiting = await Promise.all(
      [...subgraphs.values()].map(
        async ({ database, lag }) =>
          (await database.read.manager.count(OutboxRow)) + Object.values(await lag()).reduce((sum, one) => sum + one, 0),
      ),
    );
    if (waiting.every((count) => count === 0)) return;
    await pause(100);
  }
}
