import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The rows of the query stay as they are until this transaction ends: a change of them waits. On SQLite there is one writer anyhow. */
export function heldRows<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> {
  return query.connection.options.type === 'mysql' ? query.setLock('pessimistic_read') : query;
}
