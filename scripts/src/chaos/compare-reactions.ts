import { In } from 'typeorm';
import type { House } from './house.ts';
import type { Ledger, Row } from './ledger.ts';
import { records } from './records.ts';

/** What belongs to a unit that was dissolved has ended in every service. */
export async function compareReactions({ databases }: House, { closed }: Ledger): Promise<string[]> {
  const problems: string[] = [];
  for (const [record, spec] of Object.entries(records)) {
    if (!('whenClosed' in spec)) continue;
    const ids = closed.flatMap((one) => (one.record === record ? [one.id] : []));
    const rows = await databases[spec.service].read.manager.findBy<Row>(spec.entity, { id: In(ids) });
    for (const { id, state } of rows)
      if (!spec.whenClosed.some((one) => one === state)) problems.push(`${record} ${id} of a dissolved unit is ${state}`);
    if (rows.length !== ids.length) problems.push(`${ids.length - rows.length} records of the type ${record} are missing`);
  }
  return problems;
}
