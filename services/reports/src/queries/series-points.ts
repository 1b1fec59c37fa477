import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { FigureFilter } from '../figures/columns.ts';
import type { Figure } from '../figures/figure.ts';
import type { Cell } from '../figures/matrix.ts';
import { firstDayOf, type Period, periodsBetween, type Span, spanAround } from '../figures/period.ts';
import type { Question } from '../figures/question.ts';
import { roundOn, startOfRound } from '../sources/round-of-day.ts';
import { requireOrder } from './ask.ts';

export type AskedSpan = { by: Period; from?: Day | null | undefined; to?: Day | null | undefined };

/** The figure of a period, on the line of a value. */
export type Dated = { period: string; value: string | null; figure: Figure };

type Compute = (question: Question) => Promise<Cell[]>;
type Points = { spans: Span[]; dated: Dated[] };

const mostPoints = 400;
/** Each of these is a computation of its own. */
const mostStocks = 40;
/** Over all lines. */
export const mostFigures = 10_000;

/** What has a time of its own: one question, grouped by the period. */
export async function flowPoints(compute: Compute, question: Question, asked: AskedSpan): Promise<Points> {
  const { by: period } = asked;
  const { from, to, filter } = spanOf(question, asked);
  if (from && to) requireLength(periodsBetween(period, from, to, mostPoints), mostPoints);
  const cells = await compute({ ...question, filter, by: [period, ...question.by] });
  const dated = cells.flatMap(({ key: [name, value = null], figures }) =>
    name == null ? [] : [{ period: name, value, figure: figures[0] as Figure }],
  );
  const firstDays = dated.map((one) => firstDayOf(period, one.period)).sort();
  const start = from ?? firstDays[0];
  const last = firstDays.at(-1);
  const end = to ?? (last && spanAround(period, last).to);
  const spans = start && end ? requireLength(periodsBetween(period, start, end, mostPoints), mostPoints) : [];
  return { spans: spans.map((span) => cut(span, from, to)), dated };
}

/** What has none: the stock at the end of each period, or of the day of the figure; `ofPeriod` is told the period, too. */
export async function stockPoints(compute: Compute, question: Question, asked: AskedSpan, ofPeriod: boolean): Promise<Points> {
  const { by: period, from, to } = asked;
  if (!from) throw new Problem('REQUIRED', {}, 'from');
  requireOrder(from, to, 'to');
  const { on } = question.asOf;
  const whole = requireLength(periodsBetween(period, from, to ?? plusDays(on, 1), mostStocks), mostStocks);
  const spans = whole.map((span) => cut(span, from, to));
  const points = await Promise.all(
    spans.map(async (span): Promise<Dated[]> => {
      if (span.from > on) return [];
      const end = earlier(span.to, plusDays(on, 1)) as Day;
      const filter = ofPeriod ? { ...question.filter, from: span.from, to: end } : question.filter;
      const cells = await compute({ ...question, filter, asOf: { ...question.asOf, on: plusDays(end, -1) } });
      return cells.map(({ key: [value = null], figures }) => ({ period: span.key, value, figure: figures[0] as Figure }));
    }),
  );
  return { spans, dated: points.flat() };
}

/** From where to where, and the filter that says so; what the caller's filter says of the same goes on holding. */
function spanOf({ filter }: Question, { by, from, to }: AskedSpan): { from: Day | null; to: Day | null; filter: FigureFilter } {
  requireOrder(from, to, 'to');
  if (by !== 'ROUND') {
    const span = { from: later(from, filter.from), to: earlier(to, filter.to) };
    return { ...span, filter: { ...filter, ...span } };
  }
  const roundFrom = later(from ? roundOn(from) : null, filter.roundFrom);
  const roundTo = earlier(to ? roundOn(plusDays(to, -1)) : null, filter.roundTo);
  return {
    from: roundFrom === null ? null : startOfRound(roundFrom),
    to: roundTo === null ? null : startOfRound(roundTo + 1),
    filter: { ...filter, roundFrom, roundTo },
  };
}

function cut(span: Span, from: Day | null, to: Day | null | undefined): Span {
  return { ...span, from: from && span.from < from ? from : span.from, to: to && span.to > to ? to : span.to };
}

function requireLength(spans: Span[], most: number): Span[] {
  if (spans.length > most) throw new Problem('SERIES_TOO_LONG', { most }, 'to');
  return spans;
}

function later<T extends string | number>(a: T | null | undefined, b: T | null | undefined): T | null {
  if (a == null || b == null) return a ?? b ?? null;
  return a > b ? a : b;
}

function earlier<T extends string | number>(a: T | null | undefined, b: T | null | undefined): T | null {
  if (a == null || b == null) return a ?? b ?? null;
  return a < b ? a : b;
}
