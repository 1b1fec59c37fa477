import type { Day } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { Question } from '../figures/question.ts';

/** First day of a period, last day, and the first day after it. */
export type AskedPeriod = { from: Day; last: Day; to: Day };

/** The period of a question, which has begun by its day, for what compares a flow with a stock. Without one the twelve months that end on the day; never beyond the day. */
export function askedPeriod({ filter, asOf: { on } }: Question): AskedPeriod {
  if (filter.from && filter.from > on) throw new Problem('PERIOD_REVERSED', { from: filter.from, to: on }, 'filter.from');
  const last = filter.to && filter.to <= on ? plusDays(filter.to, -1) : on;
  const to = plusDays(last, 1);
  return { from: filter.from ?? plusMonths(to, -12), last, to };
}
