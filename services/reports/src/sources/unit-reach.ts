import { holdsOn } from '@binhan/common/validity';
import { endOf, type Question } from '../figures/question.ts';
import type { Source } from '../figures/source.ts';
import { roundsUntil } from '../rounds.ts';
import { askedPeriod } from './asked-period.ts';
import { unitColumnNames } from './columns-of-unit.ts';
import { dayNumber, daysFrom } from './day-number.ts';
import { suspended } from './unit-rounds.ts';

type Known = Parameters<Source['rows']>[1];

// A school without its number of pupils is not known either.
const headcount = `CASE WHEN u.headcountStaff IS NULL OR (u.unitKind = 'SCHOOL' AND u.headcountPupils IS NULL) THEN NULL
  ELSE NULLIF(u.headcountStaff + COALESCE(u.headcountPupils, 0), 0) END`;

/** Units that are active on the day, where they lay then. */
const activeUnits = ({ asOf: { on } }: Question, known: Known) =>
  `SELECT u.id, u.unitId, u.unitKind, u.subKind, u.managementLevel, u.isKeyEconomic, u.isLarge, COALESCE(p.areaId, u.areaId) AS areaId,
     u.openedOn, ${headcount} AS headcount
   FROM unit_fact u LEFT JOIN unit_place p ON p.unitId = u.id AND ${holdsOn('p')}
   WHERE ${known('u')} AND u.openedOn <= :on AND (u.closedOn IS NULL OR u.closedOn > :on) AND NOT EXISTS (${suspended(endOf(on))})`;

/** What verified sessions say of a unit, line by line. */
const reached = (known: Known, columns: string, condition: string) =>
  `SELECT l.unitId, ${columns} FROM session_fact s INNER JOIN session_line_fact l ON l.id = s.id AND l.version = s.version
   WHERE ${known('s')} AND s.state = 'VERIFIED' AND s.heldOn <= :on AND l.unitId IS NOT NULL AND ${condition}`;

/** Active units with the attendances of a period. */
export const unitReach: Source = {
  name: 'units',
  has: unitColumnNames,
  tables: ['unit_fact', 'session_fact'],
  ofPeriod: true,
  parameters: (question) => {
    const { from, to } = askedPeriod(question);
    return { periodFrom: from, periodTo: to };
  },
  rows: (question, known) =>
    `SELECT u.*, r.attendance, CASE WHEN r.unitId IS NULL THEN 0 ELSE 1 END AS wasReached
     FROM (${activeUnits(question, known)}) u
     LEFT JOIN (${reached(known, 'SUM(l.attendance) AS attendance', 's.heldOn >= :periodFrom AND s.heldOn < :periodTo GROUP BY l.unitId')}) r
       ON r.unitId = u.unitId`,
};

export const hasHeadcount = 'f.headcount IS NOT NULL';
export const wasNotReached = 'f.wasReached = 0';

/**
 * Active units with the days since the last session: `sinceLast` is null where there never was one, `waiting` then counts
 * from the opening. `longestGap` is the longest time without one in the round of the day, up to the day.
 */
export const unitRegularity: Source = {
  name: 'units',
  has: unitColumnNames,
  tables: ['unit_fact', 'session_fact'],
  parameters: ({ asOf }) => ({ roundFrom: roundsUntil(asOf.on).at(-1)?.firstDay ?? asOf.on }),
  rows: (question, known) => {
    const units = activeUnits(question, known);
    const days = [
      `SELECT u.unitId, CASE WHEN u.openedOn > :roundFrom THEN u.openedOn ELSE :roundFrom END AS day FROM (${units}) u`,
      reached(known, 's.heldOn AS day', 's.heldOn >= :roundFrom'),
      `SELECT u.unitId, :on AS day FROM (${units}) u`,
    ].join(' UNION ');
    const numbers = `SELECT z.unitId, ${dayNumber('z.day')} AS dayNo FROM (${days}) z`;
    const gaps = `SELECT d.unitId, d.dayNo - LAG(d.dayNo) OVER (PARTITION BY d.unitId ORDER BY d.dayNo) AS days FROM (${numbers}) d`;
    return `SELECT u.*, ${daysFrom('r.lastOn', ':on')} AS sinceLast, ${daysFrom('COALESCE(r.lastOn, u.openedOn)', ':on')} AS waiting, COALESCE(g.longestGap, 0) AS longestGap
      FROM (${units}) u
      LEFT JOIN (${reached(known, 'MAX(s.heldOn) AS lastOn', '1 = 1 GROUP BY l.unitId')}) r ON r.unitId = u.unitId
      LEFT JOIN (SELECT x.unitId, MAX(x.days) AS longestGap FROM (${gaps}) x GROUP BY x.unitId) g ON g.unitId = u.unitId`;
  },
};
