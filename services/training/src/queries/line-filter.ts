import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Audience } from '../vocabulary.ts';

/** Conditions on the lines of a record: which units, which people. */
export type LineFilter = { unitId?: string | null; unitKinds?: string[] | null; audiences?: Audience[] | null };

/** Their SQL on an alias of a line table; nothing where no condition was given. */
export function lineConditions({ unitId, unitKinds, audiences }: LineFilter, alias: string) {
  const conditions: string[] = [];
  if (unitId) conditions.push(`${alias}.unitId = :lineUnit`);
  if (unitKinds) conditions.push(`${alias}.unitId IN (SELECT u.id FROM unit_ref u WHERE u.kind IN (:...lineKinds))`);
  if (audiences) conditions.push(`${alias}.audience IN (:...lineAudiences)`);
  const values = { lineUnit: unitId, lineKinds: unitKinds, lineAudiences: audiences };
  return { sql: conditions.join(' AND '), values };
}

/** Keeps the records that have such a line. */
export function withSuchLine<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  filter: LineFilter,
  { table, key }: { table: string; key: string },
): void {
  const { sql, values } = lineConditions(filter, 'fl');
  if (sql) query.andWhere(`${column} IN (SELECT fl.${key} FROM ${table} fl WHERE ${sql})`, values);
}
