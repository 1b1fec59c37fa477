import { plusDays } from '@binhan/common/days';
import type { Source } from '../figures/source.ts';

// Tips that live, and the counts that are left of erased ones (README of `tips`): of these the quarter is known, and no commune.
const tables = ['tip_fact', 'purged_tips_fact'];
const living = 't.receivedOn AS day, t.receivedOn AS firstDay, 0 AS isQuarter, t.category';
const lines = 'FROM purged_tips_fact p INNER JOIN purged_tips_line_fact l ON l.id = p.id AND l.version = p.version';
const quarterOf = (by: readonly string[]) =>
  `${by.some((one) => one === 'DAY' || one === 'MONTH') ? 'NULL' : 'p.firstDay'} AS day, p.firstDay, 1 AS isQuarter, l.category`;
const one = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
const isOpen = "t.state IN ('RECEIVED', 'SCREENED', 'CLASSIFIED', 'FORWARDED', 'VERIFYING')";

/** Oldest ages of the first three groups of open tips, in days: acknowledged in 3 working days, resolved in 20, extended by 2 months. */
export const ages = [3, 20, 80] as const;

/** By what they were worth, with what T2, T4 and T5 add up. */
export const tips: Source = {
  name: 'tips',
  has: ['areaId', 'day', 'category'],
  tables,
  hasLines: true,
  hasQuarters: true,
  parameters: ({ asOf }) => Object.fromEntries(ages.map((days) => [`age${days}`, plusDays(asOf.on, -days)])),
  rows: ({ by }, known) =>
    `SELECT t.id, 0 AS lineNo, t.areaId, ${living}, t.value, t.sourceUnitKind, 1 AS tips,
       ${one("t.state = 'CLOSED'")} AS closed, ${one("t.state = 'OUT_OF_SCOPE'")} AS outOfScope, ${one('t.extended = 1')} AS extended,
       ${one('t.forwardedInTime IS NOT NULL')} AS forwarded, ${one('t.forwardedInTime = 1')} AS forwardedInTime,
       ${one('t.acknowledgedInTime IS NOT NULL')} AS acknowledged, ${one('t.acknowledgedInTime = 1')} AS acknowledgedInTime,
       ${one('t.resolvedInTime IS NOT NULL')} AS resolved, ${one('t.resolvedInTime = 1')} AS resolvedInTime,
       CASE WHEN NOT (${isOpen}) THEN NULL ${ages.map((days) => `WHEN t.receivedOn >= :age${days} THEN 'UP_TO_${days}'`).join(' ')} ELSE 'LONGER' END AS openFor
     FROM tip_fact t WHERE ${known('t')} AND t.receivedOn <= :on
     UNION ALL
     SELECT p.id, l.line, NULL, ${quarterOf(by)}, l.value, l.sourceUnitKind, l.tips,
       CASE WHEN l.value IS NULL THEN 0 ELSE l.tips END, CASE WHEN l.value IS NULL THEN l.tips ELSE 0 END, l.extended,
       l.forwarded, l.forwardedInTime, l.acknowledged, l.acknowledgedInTime, l.resolved, l.resolvedInTime, NULL
     ${lines} WHERE ${known('p')} AND p.firstDay <= :on AND l.channel IS NULL AND l.clock IS NULL`,
};

/** By how they came. */
export const tipsByChannel: Source = {
  name: 'tips by channel',
  has: ['areaId', 'day', 'channel', 'category'],
  tables,
  hasLines: true,
  hasQuarters: true,
  rows: ({ by }, known) =>
    `SELECT t.id, 0 AS lineNo, t.areaId, ${living}, t.channel, 1 AS tips FROM tip_fact t WHERE ${known('t')} AND t.receivedOn <= :on
     UNION ALL
     SELECT p.id, l.line, NULL, ${quarterOf(by)}, l.channel, l.tips
     ${lines} WHERE ${known('p')} AND p.firstDay <= :on AND l.channel IS NOT NULL`,
};

export const clocks = { FORWARD: 'forwardedClass', ACKNOWLEDGE: 'acknowledgedClass', RESOLVE: 'resolvedClass' } as const;

/** One row for each clock of a tip that has stopped, by how long it ran. */
export const tipClocks: Source = {
  name: 'clocks of tips',
  has: ['areaId', 'day', 'category'],
  tables,
  hasLines: true,
  hasQuarters: true,
  rows: ({ by }, known) =>
    [
      ...Object.entries(clocks).map(
        ([clock, column], i) =>
          `SELECT t.id, ${i} AS lineNo, t.areaId, ${living}, '${clock}' AS clock, ${one(`t.${column} = 'SAME_DAY'`)} AS sameDay,
             ${one(`t.${column} = 'IN_TIME'`)} AS inTime, ${one(`t.${column} = 'UP_TO_TWICE'`)} AS upToTwice, ${one(`t.${column} = 'LATER'`)} AS later
           FROM tip_fact t WHERE ${known('t')} AND t.receivedOn <= :on AND t.${column} IS NOT NULL`,
      ),
      `SELECT p.id, l.line, NULL, ${quarterOf(by)}, l.clock, l.sameDay, l.inTime, l.upToTwice, l.later
       ${lines} WHERE ${known('p')} AND p.firstDay <= :on AND l.clock IS NOT NULL`,
    ].join(' UNION ALL '),
};
