import type { Tx } from '@binhan/common/transaction';
import { Session } from '../entities/session.ts';
import { sessionLife } from '../states/session.ts';

export type VerifySessionInput = { sessionId: string; expectedVersion: number };

/** From now on figures count it. A correction takes the place of what it corrects in the same transaction: no sum ever sees both. */
export async function verifySession(tx: Tx, input: VerifySessionInput) {
  const session = await sessionLife.take(tx, 'verify', input.sessionId, input.expectedVersion);
  await sessionLife.move(tx, 'verify', session, input);
  if (session.correctsId) await sessionLife.move(tx, 'supersede', await tx.take(Session, session.correctsId));
  return { session: session.id };
}
