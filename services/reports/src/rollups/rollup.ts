import type { Fact } from '../entities/fact.ts';
import type { Source } from '../figures/source.ts';

/** One table of sums. */
export type Grain = {
  table: string;
  /** Its `areaId` is a commune as recorded, or the province in which that lies. */
  place: 'COMMUNE' | 'PROVINCE';
  /** Its primary key, in this order. */
  keys: readonly string[];
};

/** What one record adds, and to which sums: every key and every amount by its name. */
export type Cell = Readonly<Record<string, string | number>>;

/**
 * Sums kept ready of what can be added. They are written in the fact's own transaction from `cell`; `columns` says the same in
 * SQL over the source that figures count, from which the daily check works them out again: two ways, one answer.
 */
export type Rollup = {
  topic: string;
  /** What the newest version of a fact adds; nothing where it is not counted. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of many kinds
  cell: (row: any) => Cell | undefined;
  source: Source;
  /** Keys and amounts as expressions over `f`. */
  columns: Readonly<Record<string, string>>;
  /** The first counts the records of the source: without any, the sum is not kept. */
  amounts: readonly ['records', ...string[]];
  /** Its period is the month of `day`, or the round. */
  period: 'day' | 'roundYear';
  /** The finest, by commune, stands first: the others are made from it. */
  grains: readonly [Grain, ...Grain[]];
};

/** Checks the type of a fact's row. */
export function defineRollup<Row extends Fact>(rollup: Rollup & { cell: (row: Row) => Cell | undefined }): Rollup {
  return rollup;
}

/** The first day of the month: months are kept as days, so that they are compared like these. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The same in SQL. */
export const monthOfDay = "CONCAT(SUBSTR(f.day, 1, 7), '-01')";
