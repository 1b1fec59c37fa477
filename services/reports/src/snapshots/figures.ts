import type { EntityManager } from 'typeorm';
import type { Figure } from '../figures/figure.ts';
import { computeMatrix } from '../figures/matrix.ts';
import { type Measure, tablesOf } from '../figures/measure.ts';
import { hasHistory } from '../figures/source.ts';
import { newestOf } from '../figures/watermark.ts';
import { indicatorOf } from '../queries/indicator.ts';
import { computePublishedFigures, measureBehind, publishedIds } from '../queries/published-figures.ts';
import type { Basis, SnapshotFigure, SnapshotQuestion } from './content.ts';

/**
 * The figures of a question as known before an instant. What rests on facts that may be erased has no history: there it is
 * what is known now.
 */
export async function snapshotFigures(
  manager: EntityManager,
  question: SnapshotQuestion | null,
  knownBefore: string,
  now: Date,
): Promise<SnapshotFigure[]> {
  if (!question) {
    const figures = await computePublishedFigures(manager, now, { knownBefore });
    return figures.map(({ id, computed }) => kept([id], 'computed', computed, hasHistory(manager, tablesBehind(null, id))));
  }
  const { code, filter, by, on, areaEpoch } = question;
  const { measures } = indicatorOf(code);
  const history = hasHistory(manager, tablesBehind(question));
  const asOf = { on, knownBefore: history ? knownBefore : null };
  const cells = await computeMatrix(manager, measures, { filter, by, asOf, areaEpoch }, now);
  return cells.flatMap(({ key, figures }) => measures.map(({ code: measure }, i) => kept(key, measure, figures[i] as Figure, history)));
}

/** The newest event that a question could count. */
export async function newestBehind(manager: EntityManager, question: SnapshotQuestion | null, now: Date): Promise<Date> {
  const tables = tablesBehind(question);
  const anyDay = { filter: {}, by: [], asOf: { on: '', knownBefore: null }, areaEpoch: null };
  return (await newestOf(manager, tables, anyDay))(tables) ?? now;
}

/** How many versions of facts were known before an instant, by table, where there is a history. */
export function basisOf(manager: EntityManager, question: SnapshotQuestion | null, knownBefore: string): Promise<Basis[]> {
  const tables = tablesBehind(question).filter((table) => hasHistory(manager, [table]));
  return Promise.all(
    tables.sort().map(async (table) => {
      const query = manager.createQueryBuilder().from(table, 'w').select('COUNT(*)', 'records');
      const row = await query.where('w.knownFrom < :knownBefore', { knownBefore }).getRawOne<{ records: string }>();
      return { table, records: Number(row?.records ?? 0) };
    }),
  );
}

function tablesBehind(question: SnapshotQuestion | null, ...ids: string[]): string[] {
  const published = () => (ids.length ? ids : publishedIds).map(measureBehind).filter((one): one is Measure => one !== undefined);
  const measures = question ? indicatorOf(question.code).measures : published();
  return [...new Set(measures.flatMap(tablesOf))];
}

function kept(group: (string | null)[], measure: string, figure: Figure, history: boolean): SnapshotFigure {
  const { value, numerator, denominator, suppressed, noData, ruleSet } = figure;
  return { group, measure, value, numerator, denominator, suppressed, noData, ruleSet, history };
}
