import { audit } from '@binhan/common/audit';
import type { Tx } from '@binhan/common/transaction';
import { Recipient } from '../entities/recipient.ts';
import { TipWrap } from '../entities/tip-wrap.ts';

/** Ends a recipient at once and for good: the private key and every wrap made for it are destroyed. `handOver` comes between. */
export async function revokeRecipient(
  tx: Tx,
  { id }: Pick<Recipient, 'id'>,
  reason: string,
  handOver: () => Promise<unknown> = async () => {},
): Promise<void> {
  // This waits for tips that are just being sealed for it (`heldRows` in wraps.ts); those after it find it revoked.
  await tx.manager.update(Recipient, { id }, { revokedOn: tx.today, lockedKey: null });
  await handOver();
  await tx.manager.delete(TipWrap, { holder: id });
  await audit(tx, { action: 'KEY_REVOKED', subjectType: 'Recipient', subjectId: id, reason });
}
