import type { EntityManager } from 'typeorm';
import { requireArea } from './area-tree.ts';
import { countParts, type Group, type Part, type Restrict } from './count.ts';
import { type Basis, countFigure, type Figure, rateFigure, statisticFigure } from './figure.ts';
import { type Computation, type Measure, partsOf, tablesOf } from './measure.ts';
import type { Question } from './question.ts';
import { type Samples, sampleReader } from './sample.ts';
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
  await requireArea(manager, question.filter.areaId, 'filter.areaId');
  const groups = await countParts(manager, measures.flatMap(partsOf), question, restrict);
  const communes = await countCommunes(manager, measures, question, restrict);
  const watermarks = await newestOf(manager, measures.flatMap(tablesOf), question);
  const counts: Counts = { by: question.by, groups, communes, samples: sampleReader(manager, question, restrict) };
  const columns = await Promise.all(
    measures.map((measure) => {
      const basis = { computedAt: now, watermark: watermarks(tablesOf(measure)), ruleSet: null };
      return computeMeasure(measure.computation, counts, basis);
    }),
  );
  return joinByKey(columns, measures, question, now, watermarks);
}

/** What the measures of a question are worked out from. */
type Counts = {
  by: Question['by'];
  /** Of all parts, in the groups of the question. */
  groups: readonly Group[];
  /** The same for every commune, of what is compared between communes. */
  communes: readonly Group[];
  samples: Samples;
};

async function computeMeasure(computation: Computation, { by, groups, communes, samples }: Counts, basis: Basis): Promise<Computed> {
  switch (computation.kind) {
    case 'count':
      return groups.map((group) => ({ key: group.key, figure: countFigure(countOf(group, computation.of), withRules(basis, group)) }));
    case 'rate':
      return groups.map((group) => ({ key: group.key, figure: rateOf(group, computation, withRules(basis, group)) }));
    case 'sample': {
      const { statistic, least, per } = computation;
      const apart = per && !by.includes(per);
      const read = await samples(computation.of, apart ? [...by, per] : by);
      const worked = read.map(({ key, values }) => ({ key, value: values.length < least ? null : statistic(values) }));
      const figures = apart ? outerGroups(worked).map(({ key, values }) => ({ key, value: sumOf(values) })) : worked;
      return figures.map(({ key, value }) => ({ key, figure: statisticFigure(value, basis) }));
    }
    case 'spread': {
      const rates = communes.map((group) => ({ key: group.key, value: rateOf(group, computation, basis).value }));
      return outerGroups(rates).map(({ key, values }) => ({ key, figure: statisticFigure(computation.statistic(values), basis) }));
    }
  }
}

/** The values of groups that differ in the last part of their keys only; null is none. */
function outerGroups(inner: readonly { key: (string | null)[]; value: number | null }[]): { key: (string | null)[]; values: number[] }[] {
  const outer = new Map<string, { key: (string | null)[]; values: number[] }>();
  for (const { key: whole, value } of inner) {
    const key = whole.slice(0, -1);
    const group = outer.get(JSON.stringify(key)) ?? { key, values: [] };
    outer.set(JSON.stringify(key), group);
    if (value !== null) group.values.push(value);
  }
  return [...outer.values()];
}

function sumOf(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) : null;
}

/** The counts of every commune in each group, for all measures that compare communes. */
async function countCommunes(
  manager: EntityManager,
  measures: readonly Measure[],
  question: Question,
  restrict: Restrict | undefined,
): Promise<Group[]> {
  const parts = measures.flatMap(({ computation }) => (computation.kind === 'spread' ? [computation.of, computation.outOf] : []));
  return parts.length ? countParts(manager, parts, { ...question, by: [...question.by, 'COMMUNE'] }, restrict) : [];
}

function countOf({ counts }: Group, part: Part): number {
  return counts.get(part) ?? 0;
}

type Rate = { of: Part; outOf: Part; factor: number; least?: number };

function rateOf(group: Group, { of, outOf, factor, least = 0 }: Rate, basis: Basis): Figure {
  const denominator = countOf(group, outOf);
  return denominator < least ? rateFigure(0, 0, factor, basis) : rateFigure(countOf(group, of), denominator, factor, basis);
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
