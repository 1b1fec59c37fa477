import type { Day } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';
import { roundOn, startOfRound } from '../sources/round-of-day.ts';
import type { Dimension } from './columns.ts';

/** The groups of time; a row that a group counts lies in exactly one of each. */
export const periods = ['DAY', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR', 'ROUND'] as const satisfies readonly Dimension[];
export type Period = (typeof periods)[number];

/** A period as groups name it (`2019-Q3`), with its first day and the first one after it. */
export type Span = { key: string; from: Day; to: Day };

const months = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 } as const;

/** The period in which a day lies. */
export function spanAround(period: Period, day: Day): Span {
  if (period === 'DAY') return { key: day, from: day, to: plusDays(day, 1) };
  if (period === 'ROUND') {
    const round = roundOn(day);
    return { key: String(round), from: startOfRound(round), to: startOfRound(round + 1) };
  }
  const [year, length] = [day.slice(0, 4), months[period]];
  const part = Math.ceil(Number(day.slice(5, 7)) / length);
  const from = `${year}-${twoDigits((part - 1) * length + 1)}-01`;
  const keys = { MONTH: `${year}-${twoDigits(part)}`, QUARTER: `${year}-Q${part}`, HALF_YEAR: `${year}-H${part}`, YEAR: year };
  return { key: keys[period], from, to: plusMonths(from, length) };
}

/** The first day of a period by its name. */
export function firstDayOf(period: Period, key: string): Day {
  if (period === 'ROUND') return startOfRound(Number(key));
  const [year, part = '1'] = period === 'DAY' ? [] : key.split('-');
  if (!year) return key;
  const number = Number(part.replace(/\D/g, ''));
  return `${year}-${twoDigits((number - 1) * months[period as keyof typeof months] + 1)}-01`;
}

/** Every period from a day to another (exclusive), as far as `most` and one more. */
export function periodsBetween(period: Period, from: Day, to: Day, most: number): Span[] {
  const spans: Span[] = [];
  for (let span = spanAround(period, from); span.from < to && spans.length <= most; span = spanAround(period, span.to)) spans.push(span);
  return spans;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
