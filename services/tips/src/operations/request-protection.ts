import { audit } from '@binhan/common/audit';
import { enteredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { ProtectionRequest } from '../entities/protection-request.ts';
import { dataKeyIn, type OpenMailbox } from '../mailbox.ts';
import { randomId } from '../random-id.ts';
import { protectionRequestLife } from '../states/protection-request.ts';
import { offerContact } from './offer-contact.ts';

export type PassOnProtectionRequestInput = { protectionRequestId: string; expectedVersion: number; agencyReference: string };

/**
 * One step for who is afraid: the contact is sealed, and the supervisors who hold the tip see that somebody asks. What the
 * sender does leaves no line in the audit, which would tell when somebody sat at a computer.
 */
export async function requestProtection(tx: Tx, mailbox: OpenMailbox, { contact }: { contact: string }): Promise<void> {
  await offerContact(tx, mailbox, { contact });
  const { tip } = await dataKeyIn(tx.manager, mailbox);
  const known = await requestOf(tx, tip.id);
  if (known?.state === 'WITHDRAWN') await protectionRequestLife.move(tx, 'repeat', known);
  if (known) return;
  await protectionRequestLife.begin(tx, 'request', {
    ...{ id: randomId(), version: 1, state: 'REQUESTED', tipId: tip.id, requestedOn: tx.today },
    ...{ passedOn: null, agencyReference: null, withdrawnOn: null, synthetic: tip.synthetic, recipientIds: tip.recipientIds },
  });
}

/** The sender takes it back. The contact stays until it is taken back as well: somebody may want to ask why. */
export async function withdrawProtection(tx: Tx, { tipId }: OpenMailbox): Promise<void> {
  const known = await requestOf(tx, tipId);
  if (!known || known.state === 'WITHDRAWN') throw new Problem('PROTECTION_NOT_REQUESTED');
  await protectionRequestLife.move(tx, 'withdraw', known);
}

/** A supervisor has handed it to the investigating agency, which decides (Criminal Procedure Code, Art. 485). */
export async function passOnProtectionRequest(tx: Tx, input: PassOnProtectionRequestInput) {
  const { protectionRequestId, expectedVersion } = input;
  const agencyReference = enteredText(input.agencyReference, 'input.agencyReference', 100);
  const request = await protectionRequestLife.take(tx, 'passOn', protectionRequestId, expectedVersion);
  await protectionRequestLife.move(tx, 'passOn', request, input, { agencyReference });
  await audit(tx, { action: 'PASS_ON_PROTECTION', subjectType: 'Tip', subjectId: request.tipId });
  return { protectionRequest: request.id };
}

function requestOf({ manager }: Tx, tipId: string): Promise<ProtectionRequest | null> {
  return manager.findOneBy(ProtectionRequest, { tipId });
}
