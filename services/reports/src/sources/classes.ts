import { columnsOfUnit } from '../figures/columns.ts';
import type { Source } from '../figures/source.ts';
import { lineColumnsOf } from './columns-of-unit.ts';
import { roundOfDay } from './round-of-day.ts';

// A class has one topic, a session several: between bars both are found alike.
const ofClass = `c.areaId, c.firstDay AS day, ${roundOfDay('c.firstDay')} AS roundYear, c.programme, c.kind, REPLACE('|#|', '#', c.topic) AS topics, c.counts`;

/** Classes that were verified, by their first day. */
export const classes: Source = {
  name: 'classes',
  has: ['areaId', 'day', 'roundYear', 'programme', 'kind', 'topics'],
  tables: ['class_fact'],
  rows: (_question, known) =>
    `SELECT c.id, ${ofClass}, c.learners, c.passed
     FROM class_fact c WHERE ${known('c')} AND c.state = 'VERIFIED' AND c.firstDay <= :on`,
};

/** The same by line: a unit or a group of people that was taught. */
export const classLines: Source = {
  name: 'lines of classes',
  has: [...columnsOfUnit, 'areaId', 'day', 'roundYear', 'programme', 'kind', 'topics', 'audience'],
  hasLines: true,
  tables: ['class_fact'],
  rows: (_question, known) =>
    `SELECT c.id, l.line AS lineNo, ${lineColumnsOf('l')}, l.audience,
       l.learners, l.passed, ${ofClass}
     FROM class_fact c INNER JOIN class_line_fact l ON l.id = c.id AND l.version = c.version
     WHERE ${known('c')} AND c.state = 'VERIFIED' AND c.firstDay <= :on`,
};

// Turns and people are never added (domain.md 1.7).
export const countsPeople = "f.counts = 'PEOPLE'";
export const countsTurns = "f.counts = 'ATTENDANCES'";
