import { requireNotBefore } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import type { Session } from '../entities/session.ts';
import { sessionLife } from '../states/session.ts';
import { claimOf } from './claim.ts';
import type { LineInput } from './lines.ts';
import { newSession, type SessionDetails, sessionColumns } from './session-details.ts';
import { addSessionLines, plannedLines } from './session-lines.ts';

export type PlanSessionInput = SessionDetails & { plannedOn: string; lines: LineInput[] };

/** Plans a session of today or later. The heads of the units that it names see it from now on, so that they can prepare. */
export async function planSession(tx: Tx, input: PlanSessionInput) {
  await sessionLife.check(tx, 'plan', claimOf<Session>(tx, input), input);
  requireNotBefore(tx.today, input.plannedOn, 'input.plannedOn');
  const columns = await sessionColumns(tx, input, input.plannedOn);
  const { lines, unitIds, synthetic } = await plannedLines(tx, input.lines, input.plannedOn);
  const session: Session = {
    ...newSession(tx),
    ...columns,
    state: 'PLANNED',
    plannedOn: input.plannedOn,
    unitIds,
    synthetic: input.synthetic ?? synthetic,
  };
  await addSessionLines(tx, session, lines);
  await sessionLife.begin(tx, 'plan', session, input);
  return { session: session.id };
}
