import { audit } from '@binhan/common/audit';
import type { Tx } from '@binhan/common/transaction';
import { IsNull } from 'typeorm';
import { RecoveryKey } from '../entities/recipient.ts';
import { makeKeyPair } from '../sealing/key-pair.ts';

/** Makes the recovery key in use from now on, and answers its private half, which is kept nowhere here. */
export async function makeRecoveryKey(tx: Tx): Promise<{ id: string; privateKey: string }> {
  const id = tx.newId();
  const { publicKey, privateKey } = makeKeyPair();
  await tx.manager.update(RecoveryKey, { validTo: IsNull() }, { validTo: tx.today });
  await tx.manager.insert(RecoveryKey, { id, publicKey: publicKey.toString('base64'), validFrom: tx.today, validTo: null });
  await audit(tx, { action: 'RECOVERY_KEY_MADE', subjectType: 'RecoveryKey', subjectId: id });
  return { id, privateKey: privateKey.toString('base64url') };
}
