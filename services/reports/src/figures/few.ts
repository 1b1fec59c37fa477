import { publishCount } from '@binhan/common/suppression';
import { type Figure, hiddenFigure } from './figure.ts';
import type { Measure } from './measure.ts';

/** A figure as everyone may read it: of people, a count of 1 to 4 is hidden, and a rate that tells of so few. */
export function withoutFew({ people }: Measure, figure: Figure): Figure {
  if (!people || figure.noData) return figure;
  const { value, numerator, denominator, computedAt, watermark, ruleSet } = figure;
  const counts = numerator === null || denominator === null ? [value ?? 0] : [numerator, denominator, Math.abs(denominator - numerator)];
  return counts.some((count) => publishCount(count) === null) ? hiddenFigure({ computedAt, watermark, ruleSet }) : figure;
}
