import { columnsOfUnit } from '../figures/columns.ts';
import type { Source } from '../figures/source.ts';
import { lineColumnsOf } from './columns-of-unit.ts';
import { daysFrom } from './day-number.ts';
import { roundOfDay } from './round-of-day.ts';

/** A session is reported in time up to so many days after it was held; no rule names a number [P]. */
const daysToReport = 7;

const columns = `s.id, s.areaId, s.plannedOn AS day, ${roundOfDay('s.plannedOn')} AS roundYear, s.programme, s.channel, s.topics,
  CASE WHEN s.reportedOn IS NULL OR s.reportedOn > :on THEN 'NONE' WHEN ${daysFrom('s.heldOn', 's.reportedOn')} <= ${daysToReport} THEN 'IN_TIME' ELSE 'LATE' END AS report`;
// A correction is not planned, and the session that it supersedes was.
const due = "s.plannedOn < :on AND s.state <> 'CANCELLED'";

/** Planned sessions whose day has passed. */
export const sessionsDue: Source = {
  name: 'planned sessions',
  has: ['areaId', 'day', 'roundYear', 'programme', 'channel', 'topics'],
  tables: ['session_fact'],
  rows: (_question, known) => `SELECT ${columns} FROM session_fact s WHERE ${known('s')} AND ${due}`,
};

/** The same by line, for questions about units. */
export const sessionLinesDue: Source = {
  name: 'lines of planned sessions',
  has: [...sessionsDue.has, ...columnsOfUnit, 'audience'],
  hasLines: true,
  tables: ['session_fact'],
  rows: (_question, known) =>
    `SELECT ${columns}, l.line AS lineNo, ${lineColumnsOf('l')}, l.audience
     FROM session_fact s INNER JOIN session_line_fact l ON l.id = s.id AND l.version = s.version WHERE ${known('s')} AND ${due}`,
};

export const reportedInTime = "f.report = 'IN_TIME'";
export const reportedLate = "f.report = 'LATE'";
export const notReported = "f.report = 'NONE'";
