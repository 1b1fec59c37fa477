import { type Day, instantOf } from '@binhan/common/clock';
import type { Dimension, FigureFilter } from './columns.ts';

/** Up to which day, and with the knowledge of which time, figures are computed (domain.md 3.5). */
export type AsOf = {
  /** Stocks are of this day, and nothing dated later is counted. */
  on: Day;
  /** Knowledge of before this instant, as ISO text; null: all that is known now. */
  knownBefore: string | null;
};

/** What is asked of a source: the rows, and how they are grouped. */
export type Question = {
  filter: FigureFilter;
  by: readonly Dimension[];
  asOf: AsOf;
  /** Day of the area tree into which records are put; null: as recorded. */
  areaEpoch: Day | null;
  /** The day is today or later: all that is known counts, and sums kept ready may answer. */
  upToNow?: boolean;
};

/** The instant at which a day ends, as ISO text. */
export function endOf(day: Day): string {
  return new Date(instantOf(day).getTime() + 86_400_000).toISOString();
}
