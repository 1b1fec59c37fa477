import { Temporal } from 'temporal-polyfill';
import type { Day } from './clock.ts';
import { Problem } from './errors.ts';
import type { Tx } from './transaction.ts';

/** Refuses a day that has not come yet. */
export function requirePast({ today }: Tx, on: Day, field: string): void {
  if (on > today) throw new Problem('DATE_IN_FUTURE', { on, today }, field);
}

/** Refuses a day before the earliest that makes sense. */
export function requireNotBefore(earliest: Day, on: Day, field: string): void {
  if (on < earliest) throw new Problem('DATE_TOO_EARLY', { on, earliest }, field);
}

// By a library: months differ in length, and a day must not move with the machine's time zone.

/** The day so many days later; earlier, when negative. */
export function plusDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day so many months later; the last one of a month that is too short. */
export function plusMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}
