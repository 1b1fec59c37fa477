import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { EntityManager } from 'typeorm';
import type { Keys } from './server-key.ts';
import { conflictsOfRecipient, recipientsOn } from './wraps.ts';

/** Units that the holder of a token is in conflict with, by any recipient in office. */
export async function conflictsOf(manager: EntityManager, keys: Keys, subject: string | null, on: Day): Promise<string[]> {
  if (!subject) return [];
  const recipients = await recipientsOn(manager, on).andWhere('r.subject = :subject', { subject }).getMany();
  return recipients.flatMap((recipient) => conflictsOfRecipient(keys.conflicts, recipient));
}

/** Keeps who is in conflict with the unit of a box from having it in hand. */
export async function requireNoConflict({ manager, viewer, today }: Tx, keys: Keys, unitId: string | null): Promise<void> {
  if (unitId && (await conflictsOf(manager, keys, viewer.subject, today)).includes(unitId)) throw new Problem('BOX_CONFLICT');
}
