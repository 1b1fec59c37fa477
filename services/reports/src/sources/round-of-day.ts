import type { Day } from '@binhan/common/clock';
import { firstFromYearBefore } from '../rounds.ts';

const firstOfAll = firstFromYearBefore.firstDay;
/** `MM-DD` on which a round begins in the year before its own. */
const monthAndDay = firstOfAll.slice(5);

/**
 * The round in which a day lies: the calendar year under the rule set of 2012, from 16/11 on the next year's under that of
 * 2021 (domain.md 2.2). The days from 16/11 to 31/12/2021 lie in two rounds; the newer one has them, as in `units`.
 */
export function roundOfDay(column: string): string {
  const year = `CAST(SUBSTR(${column}, 1, 4) AS DECIMAL)`;
  return `${year} + CASE WHEN ${column} >= '${firstOfAll}' AND SUBSTR(${column}, 6, 5) >= '${monthAndDay}' THEN 1 ELSE 0 END`;
}

/** The same of one day. */
export function roundOn(day: Day): number {
  return Number(day.slice(0, 4)) + (day >= firstOfAll && day.slice(5) >= monthAndDay ? 1 : 0);
}

/** The first day of a round; the next one's is where it ends. */
export function startOfRound(round: number): Day {
  const before = `${round - 1}-${monthAndDay}`;
  return before >= firstOfAll ? before : `${round}-01-01`;
}

/** The first day of the round in which a day lies. */
export function firstDayOfRound(on: Day): Day {
  return startOfRound(roundOn(on));
}
