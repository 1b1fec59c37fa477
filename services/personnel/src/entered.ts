import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';

// What people enter, checked alike everywhere: a column that is too small must not become an error without a name.

/** A whole number in its range. */
export function count(value: number, field: string, most = 100_000, least = 0): number {
  if (!Number.isInteger(value) || value < least || value > most) throw new Problem('BAD_INPUT', { reason: `${least} – ${most}` }, field);
  return value;
}

/** Đồng a month. */
export function moneyOrNull(value: number | null | undefined, field: string): number | null {
  return value == null ? null : count(value, field, 1_000_000_000);
}

/** A text that fits its column. */
export function shortText(value: unknown, field: string, most = 500): string {
  const text = String(value).normalize('NFC').trim();
  if (text.length > most) throw new Problem('BAD_INPUT', { reason: `≤ ${most}` }, field);
  return text;
}

export function shortTextOrNull(value: string | null | undefined, field: string, most: number): string | null {
  return value == null || value.trim() === '' ? null : shortText(value, field, most);
}

/** The same day so many days later. */
export function addDays(day: Day, days: number): Day {
  return shifted(day, (date) => date.setUTCDate(date.getUTCDate() + days));
}

/** The same day so many months later. */
export function addMonths(day: Day, months: number): Day {
  return shifted(day, (date) => date.setUTCMonth(date.getUTCMonth() + months));
}

/** From one day to another, in days. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function shifted(day: Day, shift: (date: Date) => void): Day {
  const date = new Date(day);
  shift(date);
  return date.toISOString().slice(0, 10);
}
