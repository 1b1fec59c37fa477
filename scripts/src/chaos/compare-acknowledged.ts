import { MutationReplay } from '@binhan/common/replay-of-mutation';
import type { House } from './house.ts';
import type { Ledger, Row as LedgerRow } from './ledger.ts';
import { records, recordTypes } from './records.ts';

/** Every acknowledged mutation is in its database, and nothing is there that nobody was told of. */
export async function compareAcknowledged({ databases }: House, ledger: Ledger): Promise<string[]> {
  const problems: string[] = [];
  const replays = (await Promise.all(Object.values(databases).map(({ read }) => read.manager.find(MutationReplay)))).flat();
  const kept = new Map(replays.map((one) => [`${one.subject} ${one.mutation} ${one.clientMutationId}`, one.answer]));
  for (const { subject, mutation, clientMutationId, record, row } of ledger.acknowledged)
    if (kept.get(`${subject} ${mutation} ${clientMutationId}`)?.[record] !== row.id)
      problems.push(`${mutation} ${clientMutationId} of ${row.id} is not in the database`);
  if (replays.length !== ledger.acknowledged.length && !ledger.refused.length)
    problems.push(`the database knows ${replays.length} mutations, ${ledger.acknowledged.length} were acknowledged`);
  // What follows from a closed unit is written by the house: compareReactions looks at these.
  const following = new Set(ledger.closed.map(({ id }) => id));
  for (const record of recordTypes) {
    const { service, entity } = records[record];
    const rows = new Map((await databases[service].read.manager.find<LedgerRow>(entity)).map((row) => [row.id, row]));
    for (const { id, version, state } of ledger.newest[record].values()) {
      if (following.has(id)) {
        rows.delete(id);
        continue;
      }
      const row = rows.get(id);
      if (row?.version !== version || row.state !== state)
        problems.push(`${record} ${id} was acknowledged as ${version} ${state}, and is ${row ? `${row.version} ${row.state}` : 'missing'}`);
      rows.delete(id);
    }
    for (const id of rows.keys()) problems.push(`${record} ${id} is in the database, and nobody was told`);
  }
  return problems;
}
