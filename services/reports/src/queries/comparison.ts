import { requireRole } from '@binhan/common/permissions';
import type { Context } from '../context.ts';
import type { FigureFilter } from '../figures/columns.ts';
import { type Figure, rounded } from '../figures/figure.ts';
import type { Indicator } from '../figures/indicator.ts';
import { type Cell, compareKeys, emptyFigures } from '../figures/matrix.ts';
import { type Asked, questionOf, requireOrder } from './ask.ts';
import { type GroupValue, groupOf, indicatorOf } from './indicator.ts';

export type ComparedFigure = {
  measure: string;
  first: Figure;
  second: Figure;
  difference: number | null;
  changePercent: number | null;
};
export type ComparedCell = { group: GroupValue[]; figures: ComparedFigure[] };
export type IndicatorComparison = { indicator: Indicator; cells: ComparedCell[] };

/** One of the two times. */
type Time = Pick<FigureFilter, 'from' | 'to' | 'roundFrom' | 'roundTo'> & Pick<Asked, 'asOf'>;
type AskedComparison = Omit<Asked, 'asOf'> & { first: Time; second: Time };

/** Computes an indicator for two times, and what lies between them. */
export async function askComparison(context: Context, code: string, asked: AskedComparison): Promise<IndicatorComparison> {
  const indicator = indicatorOf(code);
  requireRole(context.viewer, indicator.seenBy);
  const [first, second] = await Promise.all([sideOf(context, indicator, asked, 'first'), sideOf(context, indicator, asked, 'second')]);
  const keys = new Map([...first.cells, ...second.cells].map(({ key }) => [JSON.stringify(key), key]));
  const cells = [...keys.values()].sort(compareKeys).map((key) => {
    const [before, after] = [first.figuresOf(key), second.figuresOf(key)];
    const figures = indicator.measures.map(({ code: measure }, i) => compared(measure, before[i] as Figure, after[i] as Figure));
    return { group: groupOf(asked.by ?? [], key), figures };
  });
  return { indicator, cells };
}

async function sideOf(context: Context, indicator: Indicator, asked: AskedComparison, side: 'first' | 'second') {
  const { asOf, ...time } = asked[side];
  const filter = { ...asked.filter, ...time };
  requireOrder(filter.from, filter.to, `${side}.to`);
  requireOrder(filter.roundFrom, filter.roundTo, `${side}.roundTo`);
  const question = questionOf({ ...asked, asOf, filter }, context.clock());
  const [cells, empty] = await Promise.all([
    context.figures({ indicator, question }),
    emptyFigures(context.read, indicator.measures, question, context.clock()),
  ]);
  const byKey = new Map(cells.map(({ key, figures }) => [JSON.stringify(key), figures]));
  return { cells, figuresOf: (key: Cell['key']) => byKey.get(JSON.stringify(key)) ?? empty };
}

function compared(measure: string, first: Figure, second: Figure): ComparedFigure {
  const [before, after] = [first.value, second.value];
  const difference = before === null || after === null ? null : rounded(after - before);
  const changePercent = difference === null || !before ? null : rounded((difference / Math.abs(before)) * 100);
  return { measure, first, second, difference, changePercent };
}
