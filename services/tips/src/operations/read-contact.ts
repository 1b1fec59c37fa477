import { audit } from '@binhan/common/audit';
import { requiredText } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { TipContact } from '../entities/tip-contact.ts';
import { openContact } from '../sealed-tip.ts';
import type { Keys } from '../server-key.ts';
import { tipLife } from '../states/tip.ts';
import { dataKeyFor } from '../unlock.ts';
import { longestReason, type ReadTipInput } from './read-tip.ts';

/** How the sender can be reached, for one reading by a supervisor; nothing where none was offered. The auditor is told. */
export async function readContact(tx: Tx, keys: Keys, { tipId, unlock, reason }: ReadTipInput) {
  const why = requiredText(reason, 'reason', longestReason);
  const tip = await tipLife.see(tx, tipId);
  const row = await tx.manager.findOneBy(TipContact, { tipId });
  if (!row) return null;
  const contact = openContact(await dataKeyFor(tx, keys, tip, unlock, 'CONTACT'), row);
  await audit(tx, { action: 'READ_CONTACT', subjectType: 'Tip', subjectId: tip.id, reason: why });
  return { contact, offeredOn: row.offeredOn };
}
