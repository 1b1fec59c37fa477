import type { Day } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';

/** First day of the quarter in which a day lies. */
export function quarterStart(day: Day): Day {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** First day of the next quarter. */
export function nextQuarter(start: Day): Day {
  return plusMonths(start, 3);
}

/** Last day of the quarter in which a day lies. */
export function quarterEnd(day: Day): Day {
  return plusDays(nextQuarter(quarterStart(day)), -1);
}

/** As the groups of QUARTER are written: `2019-Q3`. */
export function quarterName(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
