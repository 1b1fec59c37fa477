import type { Words } from '@binhan/common/errors';
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
  | 'post';

/** Values of single rows, for medians and the like: they are read one by one, so such a measure scans. */
export type Sample = { source: Source; value: string; where: string };

/** How a number comes about. */
export type Computation =
  | { kind: 'count'; of: Part }
  | { kind: 'rate'; of: Part; outOf: Part; factor: number }
  /** Over the rows; null where there are fewer than `least`. */
  | { kind: 'sample'; of: Sample; statistic: Statistic; least: number }
  /** Over the communes' own figures of a rate; those without a denominator do not count. */
  | { kind: 'spread'; of: Part; outOf: Part; factor: number; statistic: Statistic };

/** One number of an indicator, as data. */
export type Measure = {
  code: string;
  name: Words;
  unit: MeasureUnit;
  computation: Computation;
};

/** A count or a sum. */
export function counted(...of: Part): Computation {
  return { kind: 'count', of };
}

/** A share of a whole, in percent. */
export function percent(of: Part, outOf: Part): Computation {
  return { kind: 'rate', of, outOf, factor: 100 };
}

/** So many for each. */
export function ratio(of: Part, outOf: Part): Computation {
  return { kind: 'rate', of, outOf, factor: 1 };
}

export function sampled(statistic: Statistic, of: Sample, least = 1): Computation {
  return { kind: 'sample', of, statistic, least };
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

/** The facts that a measure rests on, for its watermark. */
export function tablesOf({ computation }: Measure): string[] {
  if (computation.kind === 'sample') return [...computation.of.source.tables];
  const parts = computation.kind === 'count' ? [computation.of] : [computation.of, computation.outOf];
  return [...new Set(parts.flat().flatMap(({ source }) => source.tables))];
}
