import { Problem } from '@binhan/common/errors';
import type { JobDoor } from '@binhan/common/job';
import { Recipient } from '../entities/recipient.ts';
import { keyPairOf } from '../sealing/key-pair.ts';
import { unlockKey } from '../sealing/passphrase.ts';
import type { Keys } from '../server-key.ts';
import { conflictsOfRecipient } from '../wraps.ts';
import { makeRecipient } from './make-recipient.ts';
import { revokeRecipient } from './revoke-recipient.ts';
import { rewrapRest, rewrapTips } from './rewrap-tips.ts';

const reason = 'rotation of keys';

/**
 * Gives a recipient a new key pair: a successor is made, takes over every tip, and the old one is revoked. Broken off at any
 * point it is begun again with the same command; until the end both can read.
 */
export async function rotateRecipient(
  door: JobDoor,
  keys: Keys,
  old: Recipient,
  { passphrase, newPassphrase }: { passphrase: string; newPassphrase: string },
): Promise<{ successor: Recipient; wrapped: number }> {
  const privateKey = old.lockedKey && (await unlockKey(old.lockedKey, passphrase, old.id));
  if (!privateKey) throw new Problem('WRONG_PASSPHRASE');
  const { ref, role, subject, areaIds, trainedForMinors, categories, validTo } = old;
  const successor = await door(
    async (tx) =>
      (await tx.manager.findOneBy(Recipient, { replacesId: old.id })) ??
      makeRecipient(tx, keys, {
        ...{ ref, role, subject, areaIds, trainedForMinors, categories, validTo, replacesId: old.id, passphrase: newPassphrase },
        conflictUnitIds: conflictsOfRecipient(keys.conflicts, old),
      }),
  );
  const rewrap = { from: old.id, pair: keyPairOf(privateKey), to: successor.id };
  const wrapped = await rewrapTips(door, keys, rewrap, reason);
  // A tip that was being sealed while the successor was made knows the old one only.
  const rest = await door(async (tx) => {
    let given = 0;
    await revokeRecipient(tx, old, reason, async () => {
      given = await rewrapRest(tx, keys, rewrap);
    });
    return given;
  });
  return { successor, wrapped: wrapped + rest };
}
