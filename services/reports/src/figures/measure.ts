import type { Words } from '@binhan/common/errors';
import { count } from './aggregate.ts';
import type { Dimension } from './columns.ts';
import type { Part } from './count.ts';
import type { Source } from './source.ts';
import type { Statistic } from './statistic.ts';

export type MeasureUnit =
  | 'unit'
  | 'record'
  | 'session'
  | 'attendance'
  | 'class'
  | 'person'
  | 'tip'
  | 'case'
  | 'box'
  | 'day'
  | 'dong'
  | 'percent'
  | 'ratio'
  | 'commune'
  | 'task'
  | 'rule'
  | 'post'
  | 'piece'
  | 'team';

/** Values of single rows, for medians and the like: they are read one by one, so such a measure scans. */
export type Sample = { source: Source; value: string; where: string };

/** How a number comes about. */
export type Computation =
  | { kind: 'count'; of: Part }
  /** No data where the denominator is below `least`. */
  | { kind: 'rate'; of: Part; outOf: Part; factor: number; least?: number }
  /** Over the rows; null where there are fewer than `least`. With `per`, worked out for each of these and added up. */
  | { kind: 'sample'; of: Sample; statistic: Statistic; least: number; per?: Dimension }
  /** Over the communes' own figures of a rate; those without a denominator do not count. */
  | { kind: 'spread'; of: Part; outOf: Part; factor: number; statistic: Statistic };

/** One number of an indicator, as data. */
export type Measure = {
  code: string;
  name: Words;
  unit: MeasureUnit;
  computation: Computation;
  /** It counts people in an indicator that everyone may ask freely: these are read of one's own part, and of closed years (people-years.ts). */
  people?: boolean;
};

/** A count or a sum. */
export function counted(...of: Part): Computation {
  return { kind: 'count', of };
}

/** A share of a whole, in percent. */
export function percent(of: Part, outOf: Part, least = 0): Computation {
  return { kind: 'rate', of, outOf, factor: 100, least };
}

/** A share of a stock in percent, where `ends` counts it on the first and on the last day of the period: their mean is half of that. */
export function percentOfMean(of: Part, ends: Part): Computation {
  return { kind: 'rate', of, outOf: ends, factor: 200 };
}

/** So many for each. */
export function ratio(of: Part, outOf: Part): Computation {
  return { kind: 'rate', of, outOf, factor: 1 };
}

export function sampled(statistic: Statistic, of: Sample, least = 1): Computation {
  return { kind: 'sample', of, statistic, least };
}

/** What is worked out apart for each of these, and added up. */
export function sampledPer(per: Dimension, statistic: Statistic, of: Sample): Computation {
  return { kind: 'sample', of, statistic, least: 1, per };
}

/** How unequal a share is over the communes, in percentage points, or as a coefficient of it. */
export function spreadOf({ computation }: Measure, statistic: Statistic): Computation {
  if (computation.kind !== 'rate') throw new Error('Only a rate can be spread over communes');
  const { of, outOf, factor } = computation;
  return { kind: 'spread', of, outOf, factor, statistic };
}

/** All that must be counted for a measure. */
export function partsOf({ computation }: Measure): Part[] {
  if (computation.kind === 'count') return [computation.of];
  return computation.kind === 'rate' ? [computation.of, computation.outOf] : [];
}

/** The records behind a measure: of a statistic those that it was taken from, but not where single ones are nobody's business. */
export function recordsBehind(measure: Measure): Part[] {
  const { computation } = measure;
  if ('least' in computation && (computation.least ?? 0) > 1) return [];
  if (computation.kind !== 'sample') return partsOf(measure);
  const { source, value, where } = computation.of;
  return computation.per ? [] : [[{ source, aggregate: { ...count(`${where} AND ${value} IS NOT NULL`), amount: value } }]];
}

/** Where a measure is counted: for each number that it needs, the sources that can give it. */
export function sourcesOf({ computation }: Measure): Source[][] {
  if (computation.kind === 'sample') return [[computation.of.source]];
  const parts = computation.kind === 'count' ? [computation.of] : [computation.of, computation.outOf];
  return parts.map((part) => part.map(({ source }) => source));
}

/** The facts that a measure rests on, for its watermark. */
export function tablesOf(measure: Measure): string[] {
  return [
    ...new Set(
      sourcesOf(measure)
        .flat()
        .flatMap(({ tables }) => tables),
    ),
  ];
}
