import { requireNotBefore, requirePast } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { BroadcastEdition } from '../entities/broadcast-column.ts';
import { broadcastColumnLife } from '../states/broadcast-column.ts';
import type { Topic } from '../vocabulary.ts';

export type AirBroadcastColumnInput = { broadcastColumnId: string; expectedVersion: number; airedOn: string; topics: Topic[] };

/** Counts an edition. They are entered in the order in which they were on air, one a day at most. */
export async function airEdition(tx: Tx, input: AirBroadcastColumnInput) {
  const { airedOn, topics } = input;
  const column = await broadcastColumnLife.take(tx, 'air', input.broadcastColumnId, input.expectedVersion);
  await broadcastColumnLife.check(tx, 'air', column, input);
  requirePast(tx, airedOn, 'input.airedOn');
  if (!topics.length) throw new Problem('REQUIRED', {}, 'input.topics');
  if (column.lastEditionOn) requireNotBefore(column.lastEditionOn, airedOn, 'input.airedOn');
  if (column.lastEditionOn === airedOn) throw new Problem('AIRED_ALREADY', { on: airedOn }, 'input.airedOn');
  await tx.manager.insert(BroadcastEdition, { columnId: column.id, airedOn, topics: [...new Set(topics)] });
  await broadcastColumnLife.move(tx, 'air', column, input, { editionCount: column.editionCount + 1, lastEditionOn: airedOn });
  return { broadcastColumn: column.id };
}
