import { randomBytes } from 'node:crypto';
import { requiredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import { heldRows } from '@binhan/common/held-rows';
import type { Tx } from '@binhan/common/transaction';
import { In } from 'typeorm';
import type { Recipient } from '../entities/recipient.ts';
import { TipContact } from '../entities/tip-contact.ts';
import { TipWrap } from '../entities/tip-wrap.ts';
import { dataKeyIn, type OpenMailbox } from '../mailbox.ts';
import { sealContact } from '../sealed-tip.ts';
import { recipientsOn, recoveryKeysOn, wrapOf } from '../wraps.ts';

/** Keeps how the sender can be reached, in place of what was offered before. The mailbox itself cannot read it again. */
export async function offerContact(tx: Tx, mailbox: OpenMailbox, { contact }: { contact: string }): Promise<void> {
  const { tip } = await dataKeyIn(tx.manager, mailbox);
  if (!tip.sealedText) throw new Problem('CONTENT_ERASED');
  const text = requiredText(contact, 'input.contact');
  const supervisors = await heldRows(
    recipientsOn(tx.manager, tx.today).andWhere({ id: In(tip.recipientIds), role: 'SUPERVISOR' }),
  ).getMany();
  if (!supervisors.length) throw new Problem('NOBODY_TO_OPEN');
  const contactKey = randomBytes(32);
  const holders: Pick<Recipient, 'id' | 'publicKey'>[] = [...supervisors, ...(await recoveryKeysOn(tx.manager, tx.today))];
  await withdrawContact(tx, tip.id);
  await tx.manager.insert(
    TipWrap,
    holders.map(({ id, publicKey }) => wrapOf(tip.id, id, publicKey, contactKey, 'CONTACT')),
  );
  const sealedContact = sealContact(contactKey, tip.id, text);
  await tx.manager.insert(TipContact, { tipId: tip.id, offeredOn: tx.today, sealedContact });
}

/** Forgets it: the sender has asked for that, or its time is over. */
export async function withdrawContact({ manager }: Tx, tipId: string): Promise<void> {
  await manager.delete(TipWrap, { tipId, what: 'CONTACT' });
  await manager.delete(TipContact, { tipId });
}
