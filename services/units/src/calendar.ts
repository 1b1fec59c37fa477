import { type Day, dayOf, instantOf } from '@binhan/common/clock';

const dayMs = 86_400_000;

/** The day so many days later. */
export function daysAfter(day: Day, days: number): Day {
  return dayOf(new Date(instantOf(day).getTime() + days * dayMs));
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((instantOf(to).getTime() - instantOf(from).getTime()) / dayMs);
}
