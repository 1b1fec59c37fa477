import { spread } from '@binhan/common/apportion';
import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';

/** The period of the article (domain.md 1.8), half-open. */
export const period = { from: '2014-08-15', to: '2019-08-12' } as const;

// Public holidays of the sample: fixed days, and the week of Tết, which is lunar.
const holidays = ['01-01', '04-30', '05-01', '09-02'];
const tet: readonly [Day, Day][] = [
  ['2015-02-16', '2015-02-24'],
  ['2016-02-08', '2016-02-15'],
  ['2017-01-26', '2017-02-02'],
  ['2018-02-14', '2018-02-21'],
  ['2019-02-04', '2019-02-11'],
];

// Invented: most is done when the school year begins and before Tết, little in summer; each year a little more.
const monthWeights = [9, 4, 10, 10, 8, 4, 3, 6, 14, 13, 11, 8];
const inSchoolYear = [9, 5, 11, 11, 9, 0, 0, 0, 16, 14, 13, 12];

/** So many working days of the period, by fixed weights, in order. */
export function workingDays(count: number, { schoolYear = false } = {}): Day[] {
  const months = monthsOfPeriod();
  const weights = months.map(({ days }) => {
    const [year = 0, month = 1] = (days[0] ?? '').split('-').map(Number);
    const weight = (schoolYear ? inSchoolYear : monthWeights)[month - 1] ?? 0;
    return (weight * (year - 2008) * days.length) / 20;
  });
  const places = new Map<string, number>();
  return spread(count, months, weights)
    .map(({ name, days }) => {
      const n = places.get(name) ?? 0;
      places.set(name, n + 1);
      // Seven steps at a time visit all days of a month before one comes again.
      return days[(n * 7) % days.length] as Day;
    })
    .sort();
}

function monthsOfPeriod(): { name: string; days: Day[] }[] {
  const months = new Map<string, Day[]>();
  for (let day: Day = period.from; day < period.to; day = plusDays(day, 1))
    if (isWorkingDay(day)) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day]);
  return [...months].map(([name, days]) => ({ name, days }));
}

function isWorkingDay(day: Day): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday > 0 && weekday < 6 && !holidays.includes(day.slice(5)) && !tet.some(([from, to]) => from <= day && day < to);
}
