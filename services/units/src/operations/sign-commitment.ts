import { requireNotBefore, requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { Commitment } from '../entities/commitment.ts';
import { commitmentLife } from '../states/commitment.ts';
import { placeOn } from './record-of-unit.ts';

export type SignCommitmentInput = { commitmentId: string; expectedVersion: number; signedOn?: string | null; basisIds: string[] };

/** Signs a commitment. One of a kind and year is in force in a unit: the one that was is replaced. */
export async function signCommitment(tx: Tx, input: SignCommitmentInput) {
  const commitment = await commitmentLife.take(tx, 'sign', input.commitmentId, input.expectedVersion);
  const { unitId, kind, year } = commitment;
  const signedOn = input.signedOn ?? tx.today;
  requirePast(tx, signedOn, 'input.signedOn');
  requireNotBefore(`${year - 1}-01-01`, signedOn, 'input.signedOn');
  const liveKey = `${unitId}:${kind}:${year}`;
  const older = await tx.manager.findOneBy(Commitment, { liveKey });
  if (older) await commitmentLife.move(tx, 'replace', older);
  await commitmentLife.move(tx, 'sign', commitment, input, { signedOn, liveKey, ...(await placeOn(tx, unitId, signedOn)) });
  return { commitment: commitment.id };
}
