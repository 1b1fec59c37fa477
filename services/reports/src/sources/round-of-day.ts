import type { Day } from '@binhan/common/clock';

/** First day of a round that begins in the year before (domain.md 2.2: 16/11 to 15/11), and of the first such round. */
const firstDay = '11-16';
const firstOfAll = '2021-11-16';

/**
 * The round in which a day lies: the calendar year under the rule set of 2012, from 16/11 on the next year's under that of
 * 2021. The days from 16/11 to 31/12/2021 lie in two rounds; the newer one has them, as in `units`.
 */
export function roundOfDay(column: string): string {
  const year = `CAST(SUBSTR(${column}, 1, 4) AS DECIMAL)`;
  return `${year} + CASE WHEN ${column} >= '${firstOfAll}' AND SUBSTR(${column}, 6, 5) >= '${firstDay}' THEN 1 ELSE 0 END`;
}

/** First day of the round in which a day lies. */
export function firstDayOfRound(on: Day): Day {
  const year = Number(on.slice(0, 4));
  if (on < firstOfAll) return `${year}-01-01`;
  return `${on.slice(5) >= firstDay ? year : year - 1}-${firstDay}`;
}
