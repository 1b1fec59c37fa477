import type { EntityManager } from 'typeorm';
import { countParts, type Group, type Part, type Restrict } from './count.ts';
import { type Basis, countFigure, type Figure, rateFigure, statisticFigure } from './figure.ts';
import { type Computation, type Measure, partsOf, tablesOf } from './measure.ts';
import type { Question } from './question.ts';
import { sampleValues } from './sample.ts';
import { newestOf } from './watermark.ts';

/** The figures of a group, in the order of the measures. */
export type Cell = { key: (string | null)[]; figures: Figure[] };

type Computed = { key: (string | null)[]; figure: Figure }[];

/** Computes measures for each group of a question. All counts of a source are one statement. */
export async function computeMatrix(
  manager: EntityManager,
  measures: readonly Measure[],
  question: Question,
  now: Date,
  restrict?: Restrict,
): Promise<Cell[]> {
  const groups = await countParts(manager, measures.flatMap(partsOf), question, restrict);
  const watermarks = await newestOf(manager, measures.flatMap(tablesOf), question);
  const columns = await Promise.all(
    measures.map(async (measure): Promise<Computed> => {
      const basis = { computedAt: now, watermark: watermarks(tablesOf(measure)), ruleSet: null };
      return computeMeasure(manager, measure.computation, question, groups, basis, restrict);
    }),
  );
  return joinByKey(columns, measures, question, now, watermarks);
}

async function computeMeasure(
  manager: EntityManager,
  computation: Computation,
  question: Question,
  groups: readonly Group[],
  basis: Basis,
  restrict: Restrict | undefined,
): Promise<Computed> {
  switch (computation.kind) {
    case 'count':
      return groups.map((group) => ({ key: group.key, figure: countFigure(countOf(group, computation.of), withRules(basis, group)) }));
    case 'rate':
      return groups.map((group) => ({ key: group.key, figure: rateOf(group, computation, withRules(basis, group)) }));
    case 'sample': {
      const { statistic, least } = computation;
      const samples = await sampleValues(manager, computation.of, question, restrict);
      return samples.map(({ key, values }) => ({
        key,
        figure: statisticFigure(values.length < least ? null : statistic(values), basis),
      }));
    }
    case 'spread': {
      const by = [...question.by, 'COMMUNE'] as const;
      const communes = await countParts(manager, [computation.of, computation.outOf], { ...question, by }, restrict);
      const rates = new Map<string, { key: (string | null)[]; values: number[] }>();
      for (const group of communes) {
        const key = group.key.slice(0, -1);
        const { value } = rateOf(group, computation, basis);
        const known = rates.get(JSON.stringify(key)) ?? { key, values: [] };
        rates.set(JSON.stringify(key), known);
        if (value !== null) known.values.push(value);
      }
      return [...rates.values()].map(({ key, values }) => ({ key, figure: statisticFigure(computation.statistic(values), basis) }));
    }
  }
}

function countOf({ counts }: Group, part: Part): number {
  return counts.get(part) ?? 0;
}

function rateOf(group: Group, { of, outOf, factor }: { of: Part; outOf: Part; factor: number }, basis: Basis): Figure {
  return rateFigure(countOf(group, of), countOf(group, outOf), factor, basis);
}

function withRules(basis: Basis, { ruleSets }: Group): Basis {
  const [only, ...others] = ruleSets;
  return { ...basis, ruleSet: only && !others.length ? only : null };
}

/** One cell for each key that any measure has; what has nothing there is 0 where it counts and no data where it does not. */
function joinByKey(
  columns: readonly Computed[],
  measures: readonly Measure[],
  { by }: Question,
  now: Date,
  watermarks: (tables: readonly string[]) => Date | null,
): Cell[] {
  const cells = new Map<string, Cell>();
  const add = (key: (string | null)[]) => {
    const id = JSON.stringify(key);
    const cell = cells.get(id) ?? { key, figures: measures.map((measure) => emptyFigure(measure, now, watermarks(tablesOf(measure)))) };
    cells.set(id, cell);
    return cell;
  };
  if (!by.length) add([]);
  columns.forEach((column, i) => {
    for (const { key, figure } of column) add(key).figures[i] = figure;
  });
  return [...cells.values()].sort((a, b) => compareKeys(a.key, b.key));
}

/** What stands where a question finds nothing. */
export async function emptyFigures(manager: EntityManager, measures: readonly Measure[], question: Question, now: Date): Promise<Figure[]> {
  const watermarks = await newestOf(manager, measures.flatMap(tablesOf), question);
  return measures.map((measure) => emptyFigure(measure, now, watermarks(tablesOf(measure))));
}

function emptyFigure({ computation }: Measure, computedAt: Date, watermark: Date | null): Figure {
  const basis = { computedAt, watermark, ruleSet: null };
  if (computation.kind === 'count') return countFigure(0, basis);
  return computation.kind === 'rate' ? rateFigure(0, 0, computation.factor, basis) : statisticFigure(null, basis);
}

/** Order of cells; nothing stands last. */
export function compareKeys(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? null;
    if (one === other) continue;
    if (one === null || other === null) return one === null ? 1 : -1;
    return one < other ? -1 : 1;
  }
  return 0;
}
