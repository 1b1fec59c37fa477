import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { type Session, SessionLine } from '../entities/session.ts';
import { type LineInput, linesOn, requireHeads } from './lines.ts';

export type ReportedLine = LineInput & { attendance: number };

export async function plannedLines(tx: Tx, given: readonly LineInput[], on: Day) {
  const { lines, ...named } = await linesOn(tx, given, on);
  return { lines: lines.map((line) => ({ ...line, attendance: null })), ...named };
}

export async function reportedLines(tx: Tx, given: readonly ReportedLine[], on: Day) {
  const { lines, ...named } = await linesOn(tx, given, on);
  const attendances = given.map(({ attendance }, i) => requireHeads(attendance, `input.lines.${i}.attendance`));
  return { lines: lines.map((line, i) => ({ ...line, attendance: attendances[i] ?? 0 })), ...named };
}

/** Writes the lines of a new session. Before the session itself: its event tells them. */
export async function addSessionLines(
  { manager }: Tx,
  { id }: Pick<Session, 'id'>,
  lines: readonly Omit<SessionLine, 'sessionId'>[],
): Promise<void> {
  await manager.insert(
    SessionLine,
    lines.map((line) => ({ sessionId: id, ...line })),
  );
}

/** The same in the place of those that it had. */
export async function replaceSessionLines(tx: Tx, session: Session, lines: readonly Omit<SessionLine, 'sessionId'>[]): Promise<void> {
  await tx.manager.delete(SessionLine, { sessionId: session.id });
  await addSessionLines(tx, session, lines);
}
