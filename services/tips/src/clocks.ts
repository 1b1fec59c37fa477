import { type Day, dayOf, instantOf } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';
import { isWithin } from '@binhan/common/validity';
import { readData } from './data.ts';
import type { Tip, TipState } from './entities/tip.ts';

type ClockRule = {
  id: string;
  from: Day;
  to: Day | null;
  forwardHours: number;
  forwardHoursRemote: number;
  acknowledgeWorkingDays: number;
  resolveDays: number;
  extensionMonths: number;
};
type Year = { off: readonly Day[]; worked: readonly Day[] };

const { rules, remoteCommunes } = readData<{ rules: ClockRule[]; remoteCommunes: { codes: string[] } }>('tip-clocks.json');
const { years } = readData<{ years: Record<string, Year> }>('holidays.json');

const hourMs = 3_600_000;

/** Beginning of the hour: a limit counted from there is never later than the law's. */
export function hourOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / hourMs) * hourMs);
}

/** So many hours after the beginning of the hour: an end that tells no minute. */
export function hoursAfter(instant: Date, hours: number): Date {
  return new Date(hourOf(instant).getTime() + hours * hourMs);
}

/** The limits of a tip, by the rule in force when it came. `areaCode` tells whether its commune is remote. */
export function clocksFrom(receivedAt: Date, areaCode: string) {
  const on = dayOf(receivedAt);
  const rule = rules.find(({ from, to }) => isWithin(on, from, to)) ?? (rules[0] as ClockRule);
  const hours = remoteCommunes.codes.includes(areaCode) ? rule.forwardHoursRemote : rule.forwardHours;
  return {
    clockRuleId: rule.id,
    forwardDueAt: new Date(receivedAt.getTime() + hours * hourMs),
    acknowledgeDueOn: workingDaysAfter(on, rule.acknowledgeWorkingDays),
    resolveDueOn: plusDays(on, rule.resolveDays),
  };
}

/** The last day after the one extension. */
export function extended({ clockRuleId, resolveDueOn }: Pick<Tip, 'clockRuleId' | 'resolveDueOn'>): Day {
  const rule = rules.find(({ id }) => id === clockRuleId) as ClockRule;
  return plusMonths(resolveDueOn, rule.extensionMonths);
}

/** The n-th working day after a day. */
export function workingDaysAfter(day: Day, count: number): Day {
  let on = day;
  for (let left = count; left > 0; ) {
    on = plusDays(on, 1);
    if (isWorkingDay(on)) left--;
  }
  return on;
}

function isWorkingDay(on: Day): boolean {
  const { off, worked } = years[on.slice(0, 4)] ?? { off: [], worked: [] };
  const weekend = [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());
  return worked.includes(on) || !(weekend || off.includes(on));
}

export type Clock = { kind: 'FORWARD' | 'ACKNOWLEDGE' | 'RESOLVE'; dueAt: Date; doneOn: Day | null; overdue: boolean };

/** States in which clocks run. */
export const openStates: readonly TipState[] = ['RECEIVED', 'SCREENED', 'CLASSIFIED', 'FORWARDED', 'VERIFYING'];

/** The limits of a tip as they stand. A limit of days ends with its last day. */
export function clocksOf(tip: Tip, now: Date): Clock[] {
  const waits = openStates.includes(tip.state);
  const byDay = (kind: Clock['kind'], dueOn: Day, doneOn: Day | null): Clock => ({
    kind,
    dueAt: instantOf(plusDays(dueOn, 1)),
    doneOn,
    overdue: doneOn ? doneOn > dueOn : waits && dayOf(now) > dueOn,
  });
  return [
    {
      kind: 'FORWARD',
      dueAt: tip.forwardDueAt,
      doneOn: tip.forwardedOn,
      overdue: tip.forwardedOn ? tip.forwardedLate : waits && now > tip.forwardDueAt,
    },
    byDay('ACKNOWLEDGE', tip.acknowledgeDueOn, tip.acknowledgedOn),
    byDay('RESOLVE', tip.resolveDueOn, tip.resolvedOn),
  ];
}
