import type { Database } from '@binhan/common/database';
import { MutationReplay } from '@binhan/common/replay-of-mutation';
import { Registration } from '@binhan/units/entities/registration';
import { Unit } from '@binhan/units/entities/unit';
import type { Ledger, RecordType } from './ledger.ts';

const entities = { unit: Unit, registration: Registration } as const;

/** Every acknowledged mutation is in the database, and nothing is there that nobody was told of. */
export async function compareAcknowledged({ read }: Database, ledger: Ledger): Promise<string[]> {
  const problems: string[] = [];
  const replays = await read.manager.find(MutationReplay);
  const kept = new Map(replays.map((one) => [`${one.subject} ${one.mutation} ${one.clientMutationId}`, one.answer]));
  for (const { subject, mutation, clientMutationId, record, row } of ledger.acknowledged)
    if (kept.get(`${subject} ${mutation} ${clientMutationId}`)?.[record] !== row.id)
      problems.push(`${mutation} ${clientMutationId} of ${row.id} is not in the database`);
  if (replays.length !== ledger.acknowledged.length && !ledger.refused.length)
    problems.push(`the database knows ${replays.length} mutations, ${ledger.acknowledged.length} were acknowledged`);
  for (const record of Object.keys(entities) as RecordType[]) {
    const rows = new Map((await read.manager.find<Unit | Registration>(entities[record])).map((row) => [row.id, row]));
    for (const { id, version, state } of ledger.newest[record].values()) {
      const row = rows.get(id);
      if (row?.version !== version || row.state !== state)
        problems.push(`${record} ${id} was acknowledged as ${version} ${state}, and is ${row ? `${row.version} ${row.state}` : 'missing'}`);
      rows.delete(id);
    }
    for (const id of rows.keys()) problems.push(`${record} ${id} is in the database, and nobody was told`);
  }
  return problems;
}
