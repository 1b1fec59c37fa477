import type { Tx } from '@binhan/common/transaction';
import type { CountMethod } from '../headcount.ts';
import { sessionLife } from '../states/session.ts';
import { type ReportedLine, replaceSessionLines, reportedLines } from './session-lines.ts';

export type ReportSessionInput = { sessionId: string; expectedVersion: number; lines: ReportedLine[]; countMethod: CountMethod };

/** Who came, counted and not inferred. The lines take the place of the planned ones. */
export async function reportSession(tx: Tx, input: ReportSessionInput) {
  const session = await sessionLife.take(tx, 'report', input.sessionId, input.expectedVersion);
  await sessionLife.check(tx, 'report', session, input);
  const { lines, unitIds, synthetic } = await reportedLines(tx, input.lines, session.heldOn ?? tx.today);
  // The new lines are held to the same rules as those that they replace.
  await sessionLife.check(tx, 'report', { ...session, unitIds }, input);
  await replaceSessionLines(tx, session, lines);
  await sessionLife.move(tx, 'report', session, input, {
    unitIds,
    countMethod: input.countMethod,
    reportedOn: tx.today,
    reporterId: tx.viewer.subject,
    synthetic: session.synthetic || synthetic,
  });
  return { session: session.id };
}
