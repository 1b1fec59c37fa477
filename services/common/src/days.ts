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
