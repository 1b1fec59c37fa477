import { enteredName } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { sortKey } from '@binhan/common/vietnamese-text';
import type { BroadcastColumn } from '../entities/broadcast-column.ts';
import { broadcastColumnLife } from '../states/broadcast-column.ts';

export type OpenBroadcastColumnInput = { name: string; broadcaster: string; synthetic?: boolean };

export async function openBroadcastColumn(tx: Tx, input: OpenBroadcastColumnInput) {
  const name = enteredName(input.name, 'input.name', 200);
  const column: BroadcastColumn = {
    id: tx.newId(),
    version: 1,
    state: 'ACTIVE',
    name,
    sortKey: sortKey(name).slice(0, 450),
    broadcaster: enteredName(input.broadcaster, 'input.broadcaster', 200),
    editionCount: 0,
    lastEditionOn: null,
    synthetic: input.synthetic ?? false,
  };
  await broadcastColumnLife.begin(tx, 'open', column, input);
  return { broadcastColumn: column.id };
}
