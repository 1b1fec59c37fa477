import { setTimeout as pause } from 'node:timers/promises';
import { onItsWay } from '@binhan/common/on-its-way';
import type { Subgraph } from '@binhan/common/subgraph';

/** Waits until every outbox is empty and every service has read what it reads. */
export async function untilCounted(subgraphs: ReadonlyMap<string, Subgraph>): Promise<void> {
  const services = [...subgraphs].map(([service, { database, lag }]) => ({ service, database, lag }));
  while (await onItsWay(services)) await pause(100);
}
