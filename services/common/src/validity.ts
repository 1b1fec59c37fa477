import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Day } from './clock.ts';

/** SQL: the period of the row holds the day `:on`; `validTo` is exclusive, null while the row is valid. */
export function holdsOn(alias: string): string {
  return `${alias}.validFrom <= :on AND (${alias}.validTo IS NULL OR ${alias}.validTo > :on)`;
}

/** Keeps the rows whose period holds the day. */
export function validOn<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, alias: string, on: Day): SelectQueryBuilder<Row> {
  return query.andWhere(holdsOn(alias), { on });
}

/** The same of a period at hand: `to` is exclusive, null while it lasts. */
export function isWithin(day: Day, from: Day, to: Day | null): boolean {
  return from <= day && (to === null || day < to);
}
