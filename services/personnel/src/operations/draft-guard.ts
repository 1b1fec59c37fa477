import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Guard } from '../entities/guard.ts';
import { guardLife } from '../states/guard.ts';

export type DraftGuardInput = { unitId: string; name: string };

/** Enters a record. It is private to the unit and to officers until it is activated. */
export async function draftGuard(tx: Tx, input: DraftGuardInput) {
  const name = input.name.normalize('NFC').trim();
  if (!name) throw new Problem('BLANK_NAME', {}, 'input.name');
  const guard: Guard = { id: tx.newId(), version: 1, state: 'DRAFT', unitId: input.unitId, name, endedOn: null };
  await guardLife.begin(tx, 'draft', guard, input);
  return { guard: guard.id };
}
