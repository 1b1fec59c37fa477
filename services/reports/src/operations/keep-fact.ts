import type { Received } from '@binhan/common/received';
import { isCompacted } from '@binhan/common/topic-plan';
import type { Tx } from '@binhan/common/transaction';
import { stillKnown } from '../entities/fact.ts';
import type { AnyFactSpec } from '../facts/fact-spec.ts';
import { addToRollups, rollupsOf } from './keep-rollups.ts';

/**
 * Keeps an aggregate as of an event, beside what was known before. Of a compacted topic only the newest is kept, as the log
 * does: what it has forgotten could not be made again, and what is to be forgotten must not live on here.
 */
export async function keepFact(tx: Tx, spec: AnyFactSpec, event: Received<{ synthetic: boolean }>): Promise<void> {
  const { manager } = tx;
  const { id, version, time, data } = event;
  const { entity, lines } = spec;
  const knownFrom = time.toISOString();
  if (isCompacted(spec.topic)) await forgetFact(tx, spec, id);
  else if (version > 1) {
    await takeFromRollups(tx, spec, id);
    await manager.update(entity, { id, knownTo: stillKnown }, { knownTo: knownFrom });
  }
  const fact = { ...spec.row(data, id), id, version, knownFrom, knownTo: stillKnown, synthetic: data.synthetic };
  await manager.insert(entity, fact);
  addToRollups(tx, spec.topic, fact, 1);
  const rows = lines?.rows(data) ?? [];
  if (lines && rows.length)
    await manager.insert(
      lines.entity,
      rows.map((row, line) => ({ ...row, id, version, line })),
    );
}

/** Forgets an aggregate that its owner has erased, with all that was ever known of it. */
export async function forgetFact(tx: Tx, spec: AnyFactSpec, id: string): Promise<void> {
  const { manager } = tx;
  const { entity, lines } = spec;
  await takeFromRollups(tx, spec, id);
  await manager.delete(entity, { id });
  if (lines) await manager.delete(lines.entity, { id });
}

/** Before the newest version ends: what it adds to sums is taken away. */
async function takeFromRollups(tx: Tx, { topic, entity }: AnyFactSpec, id: string): Promise<void> {
  if (!rollupsOf(topic).length) return;
  addToRollups(tx, topic, await tx.manager.findOneBy(entity, { id, knownTo: stillKnown }), -1);
}
