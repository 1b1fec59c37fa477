import { columnsOfUnit } from '../figures/columns.ts';
import type { Source } from '../figures/source.ts';
import { lineColumnsOf } from './columns-of-unit.ts';
import { daysFrom } from './day-number.ts';
import { roundOfDay } from './round-of-day.ts';

/** Sessions that were verified (W1 counts no other), by the day on which they were held. */
export const sessions: Source = {
  name: 'sessions',
  has: ['areaId', 'day', 'roundYear', 'programme', 'channel', 'topics'],
  tables: ['session_fact'],
  rows: (_question, known) =>
    `SELECT s.id, s.areaId, s.heldOn AS day, ${roundOfDay('s.heldOn')} AS roundYear, s.programme, s.channel, s.topics, s.attendance, s.countMethod
     FROM session_fact s WHERE ${known('s')} AND s.state = 'VERIFIED' AND s.heldOn <= :on`,
};

/** The same by line: a unit or a group of people that a session reached. */
export const sessionLines: Source = {
  name: 'lines of sessions',
  has: [...columnsOfUnit, 'areaId', 'day', 'roundYear', 'programme', 'channel', 'topics', 'audience'],
  hasLines: true,
  tables: ['session_fact'],
  rows: (_question, known) =>
    `SELECT s.id, l.line AS lineNo, ${lineColumnsOf('l')}, l.audience, l.attendance,
       s.areaId, s.heldOn AS day, ${roundOfDay('s.heldOn')} AS roundYear, s.programme, s.channel, s.topics
     FROM session_fact s INNER JOIN session_line_fact l ON l.id = s.id AND l.version = s.version
     WHERE ${known('s')} AND s.state = 'VERIFIED' AND s.heldOn <= :on`,
};

/** Sessions that were reported, verified or not, for the quality of what is told; corrected ones stand in their correction. */
export const reportedSessions: Source = {
  name: 'reported sessions',
  has: ['areaId', 'day', 'roundYear', 'programme', 'channel', 'topics'],
  tables: ['session_fact'],
  rows: (_question, known) =>
    `SELECT s.id, s.areaId, s.heldOn AS day, ${roundOfDay('s.heldOn')} AS roundYear, s.programme, s.channel, s.topics, s.state, s.countMethod,
       ${daysFrom('s.heldOn', 's.reportedOn')} AS reportDays
     FROM session_fact s WHERE ${known('s')} AND s.state IN ('REPORTED', 'VERIFIED') AND s.heldOn <= :on`,
};
