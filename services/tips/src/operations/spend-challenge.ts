import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { hoursAfter } from '../clocks.ts';
import { SpentChallenge } from '../entities/spent-challenge.ts';

/** The primary key lets a challenge serve once, on whatever replica. */
export async function spend({ manager }: Tx, { id, expiresAt }: { id: string; expiresAt: Date }, field = 'input.proof'): Promise<void> {
  if (await manager.existsBy(SpentChallenge, { id })) throw new Problem('CHALLENGE_USED', {}, field);
  // Until the whole hour after its end: the instant itself tells to the millisecond when its sender sat down to write.
  await manager.insert(SpentChallenge, { id, expiresAt: hoursAfter(expiresAt, 1) });
}
