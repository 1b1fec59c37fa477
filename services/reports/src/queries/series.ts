import { type Day, dayOf } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { requireRole } from '@binhan/common/permissions';
import type { Context } from '../context.ts';
import type { Dimension } from '../figures/columns.ts';
import { hasTime, isOfPeriod } from '../figures/dimensions-of.ts';
import type { Figure } from '../figures/figure.ts';
import type { Indicator } from '../figures/indicator.ts';
import { compareKeys, emptyFigures } from '../figures/matrix.ts';
import type { Measure } from '../figures/measure.ts';
import type { Question } from '../figures/question.ts';
import { type Asked, questionOf } from './ask.ts';
import { type GroupValue, indicatorOf, measureOf } from './indicator.ts';
import { type AskedSpan, type Dated, flowPoints, mostFigures, stockPoints } from './series-points.ts';

export type SeriesPoint = { period: string; from: Day; to: Day; figure: Figure };
export type SeriesLine = { group: GroupValue | null; points: SeriesPoint[] };
export type IndicatorSeries = { indicator: Indicator; measure: Measure; lines: SeriesLine[] };

export type AskedSeries = Omit<Asked, 'by'> & AskedSpan & { measure?: string | null | undefined; breakdown?: Dimension | null | undefined };

/** Computes a measure over time: what has a time of its own in one pass, a stock once for the end of each period. */
export async function askSeries(context: Context, code: string, asked: AskedSeries): Promise<IndicatorSeries> {
  const indicator = indicatorOf(code);
  requireRole(context.viewer, indicator.seenBy);
  const measure = measureOf(indicator, asked.measure ?? indicator.measures[0].code);
  const { breakdown } = asked;
  const question = questionOf({ ...asked, by: breakdown ? [breakdown] : [] }, context.clock());
  const compute = (one: Question) => context.figures({ indicator, measures: [measure], question: one });
  const { spans, dated } = hasTime(measure)
    ? await flowPoints(compute, question, asked)
    : await stockPoints(compute, question, asked, isOfPeriod(measure));
  const lines = linesOf(dated, Boolean(breakdown));
  if (spans.length * lines.length > mostFigures) throw new Problem('SERIES_TOO_LONG', { most: mostFigures }, 'breakdown');
  const [empty] = (await emptyFigures(context.read, [measure], question, context.clock())) as [Figure];
  return {
    indicator,
    measure,
    lines: lines.map(({ value, figures }) => ({
      group: breakdown ? { dimension: breakdown, value } : null,
      points: spans.map(({ key, from, to }) => ({
        ...{ period: key, from, to },
        figure: figures.get(key) ?? without(empty, from, question),
      })),
    })),
  };
}

type Line = { value: string | null; figures: Map<string, Figure> };

/** Figures by line and period; without a breakdown there is one line, whether it has any or not. */
function linesOf(dated: readonly Dated[], broken: boolean): Line[] {
  const lines = new Map<string | null, Line>(broken ? [] : [[null, { value: null, figures: new Map() }]]);
  for (const { period, value, figure } of dated) {
    const line = lines.get(value) ?? { value, figures: new Map() };
    lines.set(value, line);
    line.figures.set(period, figure);
  }
  return [...lines.values()].sort((a, b) => compareKeys([a.value], [b.value]));
}

/** A period in which nothing was recorded: nothing happened, unless nobody can know yet. */
function without(empty: Figure, from: Day, { asOf }: Question): Figure {
  const known = empty.watermark !== null && from <= dayOf(empty.watermark) && from <= asOf.on;
  return known ? empty : { ...empty, value: null, noData: true };
}
