import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { SpentChallenge } from '../entities/spent-challenge.ts';

/** The primary key lets a challenge serve once, on whatever replica. */
export async function spend({ manager }: Tx, { id, expiresAt }: { id: string; expiresAt: Date }, field = 'input.proof'): Promise<void> {
  if (await manager.existsBy(SpentChallenge, { id })) throw new Problem('CHALLENGE_USED', {}, field);
  await manager.insert(SpentChallenge, { id, expiresAt });
}
