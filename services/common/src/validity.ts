import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Day } from './clock.ts';

/** Rows whose period holds the day; `validTo` is exclusive, null while the row is valid. */
export function validOn<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, alias: string, on: Day): SelectQueryBuilder<Row> {
  return query.andWhere(`${alias}.validFrom <= :on AND (${alias}.validTo IS NULL OR ${alias}.validTo > :on)`, { on });
}
