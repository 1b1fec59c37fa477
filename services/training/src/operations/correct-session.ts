import { requirePast } from '@binhan/common/days';
import { enteredReason } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import type { Session } from '../entities/session.ts';
import type { CountMethod } from '../headcount.ts';
import { sessionLinesOf } from '../queries/lines.ts';
import { sessionLife } from '../states/session.ts';
import { newSession, type SessionDetails, sessionColumns } from './session-details.ts';
import { addSessionLines, type ReportedLine, reportedLines } from './session-lines.ts';

type Correctable = SessionDetails & { heldOn: string; lines: ReportedLine[]; countMethod: CountMethod };
type Given = { [Field in keyof Correctable]?: Correctable[Field] | null };
export type CorrectSessionInput = Given & { sessionId: string; expectedVersion: number; reason: string };

/**
 * A correction of a verified session is a session of its own with the next version number: what is given replaces, the
 * rest is as it was. Figures keep the former one until an officer has verified the correction (domain.md 3.5).
 */
export async function correctSession(tx: Tx, input: CorrectSessionInput) {
  const former = await sessionLife.take(tx, 'correct', input.sessionId, input.expectedVersion);
  await sessionLife.check(tx, 'correct', former, input);
  const merged = { ...(await asEntered(tx, former)), ...given(input) };
  requirePast(tx, merged.heldOn, 'input.heldOn');
  const columns = await sessionColumns(tx, merged, merged.heldOn);
  const { lines, unitIds } = await reportedLines(tx, merged.lines, merged.heldOn);
  const session: Session = {
    ...newSession(tx),
    ...columns,
    state: 'REPORTED',
    ownerId: former.ownerId,
    reporterId: tx.viewer.subject,
    heldOn: merged.heldOn,
    reportedOn: tx.today,
    countMethod: merged.countMethod,
    unitIds,
    versionNumber: former.versionNumber + 1,
    correctionReason: enteredReason(input),
    correctsId: former.id,
    correctionKey: former.id,
    synthetic: former.synthetic,
  };
  await addSessionLines(tx, session, lines);
  await sessionLife.begin(tx, 'recordCorrection', session, input);
  return { session: session.id };
}

async function asEntered({ manager }: Tx, former: Session): Promise<Correctable> {
  const lines = (await sessionLinesOf(manager, [former.id])).map((line) => ({ ...line, attendance: line.attendance ?? 0 }));
  const { heldOn, countMethod, areaId } = former as Session & { heldOn: string; countMethod: CountMethod };
  return { ...former, heldOn, countMethod, notAllocated: areaId === null, lines };
}

/** What is to be replaced; a commune and "not allocated" replace each other. */
function given({ sessionId, expectedVersion, reason, ...fields }: CorrectSessionInput): Partial<Correctable> {
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Partial<Correctable>;
  if (changes.areaId) return { ...changes, notAllocated: false };
  return changes.notAllocated ? { ...changes, areaId: null } : changes;
}
