import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Session } from '../entities/session.ts';
import { sessionLife } from '../states/session.ts';

export type DraftSessionInput = { unitId: string; name: string };

/** Enters a record. It is private to the unit and to officers until it is activated. */
export async function draftSession(tx: Tx, input: DraftSessionInput) {
  const name = input.name.normalize('NFC').trim();
  if (!name) throw new Problem('BLANK_NAME', {}, 'input.name');
  const session: Session = { id: tx.newId(), version: 1, state: 'DRAFT', unitId: input.unitId, name, endedOn: null };
  await sessionLife.begin(tx, 'draft', session, input);
  return { session: session.id };
}
