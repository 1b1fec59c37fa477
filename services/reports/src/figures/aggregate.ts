import { countWhere } from '@binhan/common/sums';
/** What is worked out over the rows of a source, for each group. */
export type Aggregate = {
  /** SQL over the relation `f`. */
  sql: string;
  /** The rows that it counts, for the list behind the figure. */
  rows: string;
  /** What a row adds, for the list. */
  amount: string;
};

const everything = '1 = 1';

/** How many rows. */
export function count(where = everything): Aggregate {
  return { sql: where === everything ? 'COUNT(*)' : countWhere(where), rows: where, amount: '1' };
}

/** The sum of an expression, which is 0 where it is null. */
export function sum(expression: string, where = everything): Aggregate {
  const sql = where === everything ? `SUM(${expression})` : `SUM(CASE WHEN ${where} THEN COALESCE(${expression}, 0) ELSE 0 END)`;
  return { sql, rows: where, amount: `COALESCE(${expression}, 0)` };
}

/** How many different values. It scans: distinct counts of parts cannot be added. */
export function distinct(expression: string, where = everything): Aggregate {
  return { sql: `COUNT(DISTINCT CASE WHEN ${where} THEN ${expression} END)`, rows: where, amount: '1' };
}
