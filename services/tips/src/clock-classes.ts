import { type Day, dayOf } from '@binhan/common/clock';
import { daysBetween, plusDays } from '@binhan/common/days';
import type { Clock } from './clocks.ts';
import type { Tip } from './entities/tip.ts';

/** How long a clock ran: on the day of reception; later, and in time; late, in up to twice the days of its limit; later still. */
export const clockClassCodes = ['SAME_DAY', 'IN_TIME', 'UP_TO_TWICE', 'LATER'] as const;
export type ClockClass = (typeof clockClassCodes)[number];

/** The days of a tip from which its classes follow: an erased one keeps them. */
export type ClockDays = Pick<
  Tip,
  | ('receivedAt' | 'forwardDueAt' | 'forwardedOn' | 'forwardedLate')
  | ('acknowledgeDueOn' | 'acknowledgedOn' | 'resolveDueOn' | 'resolvedOn')
>;

/** Of each clock that has stopped; null of the others. Who knows the days of the events could work it out. */
export function clockClasses(tip: ClockDays): Record<Clock['kind'], ClockClass | null> {
  const receivedOn = dayOf(tip.receivedAt);
  const ofDays = (dueOn: Day, doneOn: Day | null, late = doneOn !== null && doneOn > dueOn): ClockClass | null => {
    if (doneOn === null) return null;
    if (late) return doneOn <= plusDays(dueOn, daysBetween(receivedOn, dueOn)) ? 'UP_TO_TWICE' : 'LATER';
    return doneOn === receivedOn ? 'SAME_DAY' : 'IN_TIME';
  };
  return {
    FORWARD: ofDays(dayOf(tip.forwardDueAt), tip.forwardedOn, tip.forwardedLate),
    ACKNOWLEDGE: ofDays(tip.acknowledgeDueOn, tip.acknowledgedOn),
    RESOLVE: ofDays(tip.resolveDueOn, tip.resolvedOn),
  };
}
