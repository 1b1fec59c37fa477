import type { Day } from '@binhan/common/clock';
import { plusMonths } from '@binhan/common/days';

/** A quarter of a year as `2026-Q1`: compares and sorts as text. */
export type Quarter = string;

export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Its days; `to` is exclusive. */
export function daysOf(quarter: Quarter): { from: Day; to: Day } {
  const [year = '', number = ''] = quarter.split('-Q');
  const from = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
  return { from, to: plusMonths(from, 3) };
}

/** The year that ends with the quarter; none, unless it is a fourth one. */
export function yearEndingWith(quarter: Quarter): number | null {
  return quarter.endsWith('Q4') ? Number(quarter.slice(0, 4)) : null;
}

/** Quarters in order, from that of one day up to the one before that of the other. */
export function quartersBetween(from: Day, to: Day): Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = quarterOf(from); daysOf(quarter).to <= to; quarter = quarterOf(daysOf(quarter).to)) quarters.push(quarter);
  return quarters;
}
