import { type Day, dayOf } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import type { Dimension, FigureFilter } from '../figures/columns.ts';
import { endOf, type Question } from '../figures/question.ts';

/** What a caller says of a figure. */
export type Asked = {
  filter?: FigureFilter | null | undefined;
  by?: readonly Dimension[] | null | undefined;
  asOf?: { on: Day; known?: 'NOW' | 'THEN' | null | undefined } | null | undefined;
  areaEpoch?: Day | null | undefined;
};

const mostGroups = 3;
const mostValues = 200;

/** The question that a caller asks; refused where it contradicts itself. */
export function questionOf({ filter, by, asOf, areaEpoch }: Asked, now: Date): Question {
  const groups = by ?? [];
  if (groups.length > mostGroups || new Set(groups).size < groups.length) throw new Problem('TOO_MANY_GROUPS', { most: mostGroups }, 'by');
  requireOrder(filter?.from, filter?.to, 'filter.to');
  requireOrder(filter?.roundFrom, filter?.roundTo, 'filter.roundTo');
  for (const [key, value] of Object.entries(filter ?? {}))
    if (Array.isArray(value) && value.length > mostValues)
      throw new Problem('OUT_OF_RANGE', { least: 0, most: mostValues }, `filter.${key}`);
  const today = dayOf(now);
  const on = asOf?.on ?? today;
  return {
    filter: filter ?? {},
    by: groups,
    asOf: { on, knownBefore: asOf?.known === 'THEN' ? endOf(asOf.on) : null },
    areaEpoch: areaEpoch ?? null,
    upToNow: on >= today,
  };
}

/** Refuses a period that ends before it begins. */
export function requireOrder(from: string | number | null | undefined, to: string | number | null | undefined, field: string): void {
  if (from != null && to != null && from > to) throw new Problem('PERIOD_REVERSED', { from, to }, field);
}
