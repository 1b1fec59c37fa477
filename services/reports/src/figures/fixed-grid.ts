import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import type { EntityManager } from 'typeorm';
import { type Dimension, filterKeys } from './columns.ts';
import type { Cell } from './matrix.ts';
import type { Question } from './question.ts';

/**
 * What of an indicator everyone may read: figures of closed periods, in fixed groups, that were made together so that none
 * gives a hidden one away. All possible questions could not be checked for that (security.md 4), so there are no others.
 */
export type Grid = {
  /** The ways of grouping. */
  by: readonly (readonly Dimension[])[];
  /** Whether a period may be chosen, which must begin and end with one of these; otherwise there is no filter. */
  periods?: 'QUARTER' | 'YEAR';
  /** The day of the figures where not every one will do: the asked one or the default; none if it is not in the grid. */
  day?: (asked: Day | undefined, now: Date) => Day | undefined;
  /** The figures, in the order of the indicator's measures. */
  cells: (manager: EntityManager, question: Question, now: Date) => Promise<Cell[]>;
};

/** The question as the grid answers it. Refuses what does not stand in it, and says what does. */
export function inGrid(grid: Grid, question: Question, asked: Day | undefined, now: Date): Question {
  const refuse = (field: string): never => {
    const by = grid.by.map((one) => `[${one.join(', ')}]`);
    throw new Problem('ONLY_FIXED_GRID', { by, periods: grid.periods ?? '–' }, field);
  };
  const field = outside(grid, question);
  if (field) refuse(field);
  if (!grid.day) return question;
  const on = grid.day(asked, now) ?? refuse('asOf.on');
  return { ...question, asOf: { ...question.asOf, on } };
}

function outside({ by: allowed, periods }: Grid, { filter, by, areaEpoch }: Question): string | undefined {
  if (!allowed.some((one) => one.join() === by.join())) return 'by';
  if (areaEpoch !== null) return 'areaEpoch';
  const key = filterKeys(filter).find((one) => !periods || (one !== 'from' && one !== 'to') || !begins(filter[one], periods));
  return key && `filter.${key}`;
}

function begins(day: string | null | undefined, period: 'QUARTER' | 'YEAR'): boolean {
  return period === 'YEAR' ? /-01-01$/.test(day ?? '') : /-(01|04|07|10)-01$/.test(day ?? '');
}
