import type { Day } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { TipSummaryFact } from '../entities/tip-summary-fact.ts';
import { type Basis, countFigure, type Figure, hiddenFigure, rateFigure } from '../figures/figure.ts';
import type { Grid } from '../figures/fixed-grid.ts';
import type { Cell } from '../figures/matrix.ts';
import { quarterName, quarterStart } from '../figures/quarter.ts';
import type { Question } from '../figures/question.ts';
import { publishedCells, publishedQuarters } from '../sources/tip-summaries.ts';

// Everyone reads of tips and cases what `tips` has frozen, as it is: nothing is added up here, over which a hidden count could be told.

const most = 200;

/** T1: tips received, of a quarter, in all or by category. */
export const tipsGrid: Grid = {
  by: [['QUARTER'], ['QUARTER', 'CATEGORY']],
  periods: 'QUARTER',
  async cells(manager, question, now) {
    const quarters = await publishedQuarters(manager, question);
    const byCategory = question.by.length > 1;
    const lines = await publishedCells(manager, byCategory ? quarters : []);
    return periodsOf(question, quarters, 3, ({ firstDay }) => firstDay).flatMap(({ firstDay, published }): Cell[] => {
      const key = quarterName(firstDay);
      if (!published) return [{ key: byCategory ? [key, null] : [key], figures: [nothingKnown(now)] }];
      const basis = basisOf(published, now);
      if (!byCategory) return [{ key: [key], figures: [countOf(published.total, basis)] }];
      return (lines.get(published) ?? []).map(({ category, tips }) => ({ key: [key, category], figures: [countOf(tips, basis)] }));
    });
  },
};

/** T3: cases and arrests of a year. */
export const casesGrid: Grid = {
  by: [['YEAR']],
  periods: 'YEAR',
  async cells(manager, question, now) {
    const years = (await publishedQuarters(manager, question)).filter(({ year }) => year !== null);
    return periodsOf(question, years, 12, ({ year }) => `${year}-01-01`).map(({ firstDay, published }) => {
      const key = [firstDay.slice(0, 4)];
      if (!published) return { key, figures: Array(3).fill(nothingKnown(now)) };
      const { cases, arrested } = published;
      const basis = basisOf(published, now);
      const perCase = cases === null || arrested === null ? hiddenFigure(basis) : rateFigure(arrested, cases, 1, basis);
      return { key, figures: [countOf(cases, basis), countOf(arrested, basis), perCase] };
    });
  },
};

function countOf(published: number | null, basis: Basis): Figure {
  return published === null ? hiddenFigure(basis) : countFigure(published, basis);
}

function basisOf({ knownFrom }: TipSummaryFact, computedAt: Date): Basis {
  return { computedAt, watermark: new Date(knownFrom), ruleSet: null };
}

function nothingKnown(computedAt: Date): Figure {
  return countFigure(0, { computedAt, watermark: null, ruleSet: null });
}

/** The periods that are asked for, published or not, oldest first: from the first to the last published one where nothing is asked. */
function periodsOf(
  { filter: { from, to }, asOf: { on } }: Question,
  published: readonly TipSummaryFact[],
  months: 3 | 12,
  startOf: (one: TipSummaryFact) => Day,
): { firstDay: Day; published: TipSummaryFact | undefined }[] {
  const byStart = new Map(published.map((one) => [startOf(one), one]));
  const starts = [...byStart.keys()];
  const first = from ?? starts[0];
  const last = starts.at(-1);
  const end = to ?? (last && plusMonths(last, months));
  const periods = [];
  if (!first || !end) return [];
  for (
    let firstDay = quarterStart(first);
    firstDay < end && plusMonths(firstDay, months) <= plusDays(on, 1);
    firstDay = plusMonths(firstDay, months)
  ) {
    if (periods.length === most) throw new Problem('OUT_OF_RANGE', { least: 1, most }, 'filter');
    periods.push({ firstDay, published: byStart.get(firstDay) });
  }
  return periods;
}
