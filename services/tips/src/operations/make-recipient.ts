import { audit } from '@binhan/common/audit';
import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { Recipient, type RecipientRole } from '../entities/recipient.ts';
import type { TipCategory } from '../entities/tip.ts';
import { makeKeyPair } from '../sealing/key-pair.ts';
import { lockKey } from '../sealing/passphrase.ts';
import type { Keys } from '../server-key.ts';
import { sealConflicts } from '../wraps.ts';

export type MakeRecipientInput = {
  ref: string;
  role: RecipientRole;
  subject: string;
  areaIds: string[];
  trainedForMinors?: boolean;
  categories?: TipCategory[] | null;
  conflictUnitIds?: readonly string[];
  passphrase: string;
  validFrom?: Day;
  validTo?: Day | null;
  replacesId?: string | null;
};

/** Appoints a recipient with a new key pair. Its private key leaves this function under the passphrase alone. */
export async function makeRecipient(tx: Tx, keys: Keys, input: MakeRecipientInput): Promise<Recipient> {
  const {
    ref,
    role,
    subject,
    areaIds,
    trainedForMinors = false,
    categories = null,
    conflictUnitIds = [],
    validTo = null,
    replacesId = null,
  } = input;
  const id = tx.newId();
  const { publicKey, privateKey } = makeKeyPair();
  const recipient: Recipient = {
    ...{ id, ref, role, subject, areaIds, trainedForMinors, categories, validTo, revokedOn: null, replacesId },
    sealedConflicts: sealConflicts(keys.conflicts, id, conflictUnitIds),
    publicKey: publicKey.toString('base64'),
    lockedKey: await lockKey(privateKey, input.passphrase, id),
    validFrom: input.validFrom ?? tx.today,
  };
  await tx.manager.insert(Recipient, recipient);
  await audit(tx, { action: 'KEY_MADE', subjectType: 'Recipient', subjectId: id });
  return recipient;
}
