import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import { spanAround } from './period.ts';

/** First day of the quarter in which a day lies. */
export function quarterStart(day: Day): Day {
  return spanAround('QUARTER', day).from;
}

/** Last day of the quarter in which a day lies. */
export function quarterEnd(day: Day): Day {
  return plusDays(spanAround('QUARTER', day).to, -1);
}

/** As the groups of QUARTER are written: `2019-Q3`. */
export function quarterName(day: Day): string {
  return spanAround('QUARTER', day).key;
}
