import { plusDays } from '@binhan/common/days';
import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** How far ahead the end of a regulation is told (domain.md 4, U7). */
const daysAhead = 90;

/** Coordination regulations in force on the day; the last day that was agreed belongs to them. */
export const regulations: Source = {
  name: 'coordination regulations',
  has: [...unitColumnNames, 'kind'],
  tables: ['coordination_regulation_fact'],
  rows: ({ asOf: { on } }, known) =>
    `SELECT q.id, ${unitColumnsOf('q')}, q.theme AS kind, CASE WHEN q.endsOn <= '${plusDays(on, daysAhead)}' THEN 1 ELSE 0 END AS endsSoon
     FROM coordination_regulation_fact q WHERE ${known('q')} AND q.signedOn <= :on
       AND (q.endsOn IS NULL OR q.endsOn >= :on) AND (q.endedOn IS NULL OR q.endedOn > :on)`,
};

export const endsSoon = 'f.endsSoon = 1';
