import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';
import { daysFrom } from './day-number.ts';
import { roundOfDay } from './round-of-day.ts';

const has = [...unitColumnNames, 'day', 'roundYear', 'kind'] as const;

/** Reviews whose due day has passed; a review belongs to the round that it reviews. Cancelled ones were never due. */
export const reviewsDue: Source = {
  name: 'reviews due',
  has,
  tables: ['review_fact'],
  rows: (_question, known) =>
    `SELECT v.id, ${unitColumnsOf('v')}, v.kind, v.dueOn AS day, ${roundOfDay('v.periodTo')} AS roundYear, ${daysFrom('v.dueOn', 'v.heldOn')} AS daysLate,
       CASE WHEN v.heldOn IS NULL OR v.heldOn > :on THEN 'NOT_HELD' WHEN v.heldOn <= v.dueOn THEN 'IN_TIME' ELSE 'LATE' END AS held,
       CASE WHEN EXISTS (SELECT 1 FROM review_fact h WHERE h.unitId = v.unitId AND ${known('h')} AND h.heldOn <= :on) THEN 1 ELSE 0 END AS unitHeldAny
     FROM review_fact v WHERE ${known('v')} AND v.state <> 'CANCELLED' AND v.dueOn < :on`,
};

export const heldInTime = "f.held = 'IN_TIME'";
export const heldLate = "f.held = 'LATE'";
export const notHeld = "f.held = 'NOT_HELD'";
export const unitHeldNone = 'f.unitHeldAny = 0';

/** Reports of reviews, by the day on which they were sent last. */
export const reviewReports: Source = {
  name: 'reports of reviews',
  has,
  tables: ['review_fact'],
  rows: (_question, known) =>
    `SELECT v.id, ${unitColumnsOf('v')}, v.kind, v.reportedOn AS day, ${roundOfDay('v.periodTo')} AS roundYear, v.returns,
       CASE WHEN v.qualityGrade = 'POOR' AND v.acceptedOn <= :on THEN 1 ELSE 0 END AS isPoor
     FROM review_fact v WHERE ${known('v')} AND v.reportedOn <= :on`,
};

export const wasReturned = 'f.returns > 0';
export const isPoor = 'f.isPoor = 1';
