import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** A plan has at most 60 tasks (`units`). */
const places = Array.from({ length: 60 }, (_, n) => `SELECT ${n} AS n`).join(' UNION ALL ');

/** How many of the days in `|2026-06-30|2026-10-31|` have passed: each takes eleven characters. */
const passed = (days: string) =>
  `SELECT COUNT(*) FROM (${places}) k WHERE k.n * 11 + 2 <= LENGTH(${days}) AND SUBSTR(${days}, k.n * 11 + 2, 10) < :on`;

/** Yearly plans of units and authorities, with their tasks: done, done in time, and open past their day. The year is the round's. */
export const plans: Source = {
  name: 'plans',
  has: [...unitColumnNames, 'roundYear'],
  // An authority plans for all of its area.
  hasWiderAreas: true,
  tables: ['plan_fact'],
  rows: (_question, known) =>
    `SELECT p.id, ${unitColumnsOf('p')}, p.year AS roundYear, p.done, p.doneOnTime, (${passed('p.openDueOn')}) AS openPastDue
     FROM plan_fact p WHERE ${known('p')} AND p.approvedOn <= :on`,
};
