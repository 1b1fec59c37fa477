import type { Tx } from '@binhan/common/transaction';
import { In } from 'typeorm';
import { PublishedReadiness } from '../entities/published-readiness.ts';
import { readinessState, readinessTopic } from '../events/published.ts';
import { readinessOf, unitsOnDay } from '../queries/readiness.ts';

const waiting = new WeakMap<Tx, Set<string>>();

/** For work that changes much: what it touches is counted and published once, at its end. */
export async function publishingOnce(tx: Tx, work: () => Promise<void>): Promise<void> {
  const touched = new Set<string>();
  waiting.set(tx, touched);
  await work();
  waiting.delete(tx);
  await publishReadiness(tx, [...touched]);
}

/** Publishes the readiness of these units as of today where it is not what was published last. Called after the change it follows from. */
export async function publishReadiness(tx: Tx, unitIds: readonly string[]): Promise<void> {
  const touched = waiting.get(tx);
  if (touched) {
    for (const id of unitIds) touched.add(id);
    return;
  }
  const ids = [...new Set(unitIds)].sort();
  if (!ids.length) return;
  await holdPublished(tx, ids);
  const published = new Map((await tx.manager.findBy(PublishedReadiness, { id: In(ids) })).map(({ id, content }) => [id, content]));
  const units = unitsOnDay(tx.manager, tx.today).where('u.id IN (:...ids)', { ids });
  for (const row of await readinessOf(tx.manager, units, tx.today)) {
    const { assessedOn, ...state } = readinessState(row);
    const content = JSON.stringify(state);
    if (content === published.get(row.unitId)) continue;
    await tx.manager.update(PublishedReadiness, { id: row.unitId }, { content });
    await tx.record(readinessTopic, row.unitId, 'assessed', { ...state, assessedOn });
  }
}

// Before anything is counted: of two changes of a unit at once the second waits here, and then counts the first one's rows too.
async function holdPublished({ manager }: Tx, ids: string[]): Promise<void> {
  const held = await manager.increment(PublishedReadiness, { id: In(ids) }, 'version', 1);
  if (held.affected === ids.length) return;
  const known = new Set((await manager.findBy(PublishedReadiness, { id: In(ids) })).map(({ id }) => id));
  await manager.insert(
    PublishedReadiness,
    ids.filter((id) => !known.has(id)).map((id) => ({ id, version: 1, content: '' })),
  );
}
