import { requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import type { Session } from '../entities/session.ts';
import type { CountMethod } from '../headcount.ts';
import { sessionLife } from '../states/session.ts';
import { claimOf } from './claim.ts';
import { newSession, type SessionDetails, sessionColumns } from './session-details.ts';
import { addSessionLines, type ReportedLine, reportedLines } from './session-lines.ts';

export type RecordSessionInput = SessionDetails & { heldOn: string; lines: ReportedLine[]; countMethod: CountMethod };

/** Enters a session that has been held, in one step: from a paper register, or by the head of the unit that held it. */
export async function recordSession(tx: Tx, input: RecordSessionInput) {
  await sessionLife.check(tx, 'record', claimOf<Session>(tx, input), input);
  const { heldOn, countMethod } = input;
  requirePast(tx, heldOn, 'input.heldOn');
  const columns = await sessionColumns(tx, input, heldOn);
  const { lines, unitIds, synthetic } = await reportedLines(tx, input.lines, heldOn);
  const session: Session = {
    ...newSession(tx),
    ...columns,
    state: 'REPORTED',
    heldOn,
    reportedOn: tx.today,
    reporterId: tx.viewer.subject,
    countMethod,
    unitIds,
    synthetic: input.synthetic ?? synthetic,
  };
  await addSessionLines(tx, session, lines);
  await sessionLife.begin(tx, 'record', session, input);
  return { session: session.id };
}
