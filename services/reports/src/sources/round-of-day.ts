import { firstFromYearBefore } from '../rounds.ts';

/**
 * The round in which a day lies: the calendar year under the rule set of 2012, from 16/11 on the next year's under that of
 * 2021 (domain.md 2.2). The days from 16/11 to 31/12/2021 lie in two rounds; the newer one has them, as in `units`.
 */
export function roundOfDay(column: string): string {
  const { firstDay } = firstFromYearBefore;
  const year = `CAST(SUBSTR(${column}, 1, 4) AS DECIMAL)`;
  return `${year} + CASE WHEN ${column} >= '${firstDay}' AND SUBSTR(${column}, 6, 5) >= '${firstDay.slice(5)}' THEN 1 ELSE 0 END`;
}
