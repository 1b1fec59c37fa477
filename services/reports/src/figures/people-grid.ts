import { type Day, dayOf } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';
import { publishCount } from '@binhan/common/suppression';
import { type Figure, hiddenFigure } from './figure.ts';
import type { Grid } from './fixed-grid.ts';
import type { Indicator } from './indicator.ts';
import { type Cell, computeMatrix } from './matrix.ts';
import type { Measure } from './measure.ts';
import { quarterEnd, quarterStart } from './quarter.ts';

/** So many days after its end a period is closed, as for tips. */
export const daysToReport = 15;
/** An ended guard is forgotten after two years: of the last four quarters nobody is, so these never change by it. */
const quarters = 4;
const openUnits: readonly Measure['unit'][] = ['unit', 'team', 'record', 'rule', 'commune'];
/**
 * Movements and make-up of the guards: held against the stocks of P1 they would tell how many of 1 to 4 came or left. Reach is
 * of a period, which the grid does not have.
 */
const never = ['P5', 'W6'];

/** What of an indicator everyone reads who may not ask freely; nothing, where it has no grid. */
export function gridOf(indicator: Indicator): Grid | undefined {
  return indicator.grid ?? peopleGrid(indicator);
}

/** What everyone reads of an indicator that counts people: as of the end of a closed quarter, of the whole province, by kind of unit. */
export function peopleGrid({ code, people, measures }: Indicator): Grid | undefined {
  if (!people || never.includes(code)) return undefined;
  return {
    by: [[], ['UNIT_KIND']],
    day: (asked, now) => {
      const days = closedQuarters(dayOf(now));
      return asked === undefined ? days[0] : days.find((day) => day === asked);
    },
    cells: async (manager, question, now) => hidePeople(await computeMatrix(manager, measures, question, now), measures),
  };
}

/** Last days of the closed quarters that can be asked for, newest first. */
export function closedQuarters(today: Day): Day[] {
  const first = quarterStart(plusDays(today, -daysToReport));
  return Array.from({ length: quarters }, (_, i) => quarterEnd(plusMonths(first, -3 * (i + 1))));
}

/**
 * All or nothing: one count of 1 to 4 people, or a share with so few on one side, and no count or share of people is told in this
 * answer. Hiding single cells would not do: what hangs together over measures (trained of all, full-time of all) is more than
 * one table. Shares go out rounded and without what they are of, so that two indicators cannot be subtracted.
 */
export function hidePeople(cells: readonly Cell[], measures: readonly Measure[]): Cell[] {
  const isOpen = measures.map(({ unit, computation }) => computation.kind === 'count' && openUnits.includes(unit));
  const tells = cells.some(({ figures }) => figures.some((figure, i) => !isOpen[i] && hasFew(figure, measures[i])));
  const published = (figure: Figure, i: number) => (isOpen[i] ? figure : tells ? hiddenFigure(figure) : coarse(figure, measures[i]));
  return cells.map(({ key, figures }) => ({ key, figures: figures.map(published) }));
}

/** A plain count, or either side of a share. A median tells of no count, and is none of too few. */
function hasFew({ value, numerator, denominator }: Figure, measure: Measure | undefined): boolean {
  if (measure?.computation.kind === 'count') return isFew(value);
  return [numerator, denominator, (denominator ?? 0) - (numerator ?? 0)].some(isFew);
}

export function isFew(count: number | null): boolean {
  return count !== null && count > 0 && publishCount(count) === null;
}

function coarse(figure: Figure, measure: Measure | undefined): Figure {
  if (figure.denominator === null) return figure;
  const { value } = figure;
  const places = measure?.unit === 'percent' ? 1 : 10;
  return { ...figure, value: value === null ? null : Math.round(value * places) / places, numerator: null, denominator: null };
}
