import type { Received } from '@binhan/common/received';
import { isCompacted } from '@binhan/common/topic-plan';
import type { Tx } from '@binhan/common/transaction';
import { stillKnown } from '../entities/fact.ts';
import type { AnyFactSpec } from '../facts/fact-spec.ts';

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
  else if (version > 1) await manager.update(entity, { id, knownTo: stillKnown }, { knownTo: knownFrom });
  await manager.insert(entity, { ...spec.row(data, id), id, version, knownFrom, knownTo: stillKnown, synthetic: data.synthetic });
  const rows = lines?.rows(data) ?? [];
  if (lines && rows.length)
    await manager.insert(
      lines.entity,
      rows.map((row, line) => ({ ...row, id, version, line })),
    );
}

/** Forgets an aggregate that its owner has erased, with all that was ever known of it. */
export async function forgetFact({ manager }: Tx, { entity, lines }: AnyFactSpec, id: string): Promise<void> {
  await manager.delete(entity, { id });
  if (lines) await manager.delete(lines.entity, { id });
}
