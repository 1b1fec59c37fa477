import { type Day, dayOf, instantOf } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Job } from '@binhan/common/job';
import { countWhere } from '@binhan/common/sums';
import { publishCount, suppress } from '@binhan/common/suppression';
import type { Tx } from '@binhan/common/transaction';
import type { EntityManager } from 'typeorm';
import { readData } from '../data.ts';
import { Tip, type TipCategory } from '../entities/tip.ts';
import { type SummaryYear, TipSummary } from '../entities/tip-summary.ts';
import { summaryState, summaryTopic } from '../events/published.ts';
import { tipCategories } from '../labels.ts';
import { daysOf, type Quarter, quartersBetween, yearEndingWith } from '../quarters.ts';
import { confirmedCases, numbers } from '../queries/totals.ts';

const { daysAfterQuarter, completeFrom } = readData<{ daysAfterQuarter: number; completeFrom: Day }>('summaries.json');

/** Freezes what everyone may read of each closed quarter, once. Safe to run twice and at once: the quarter is the key. */
export const summariseTips: Job = {
  name: 'summarise-tips',
  everyHours: 24,
  async run(door) {
    for (const quarter of await door(missingQuarters)) await door((tx) => summarise(tx, quarter));
  },
};

/**
 * Quarters that are over for long enough and have no summary, from that of the first tip on: before it there is no data. Nor
 * is there any of the years of the article: no cell shares a tip with its printed sums, which could be held against it.
 */
export async function missingQuarters({ manager, today }: Pick<Tx, 'manager' | 'today'>): Promise<Quarter[]> {
  const [first] = await manager.find(Tip, { select: { id: true, receivedAt: true }, order: { receivedAt: 'ASC' }, take: 1 });
  if (!first) return [];
  const known = new Set((await manager.find(TipSummary, { select: { id: true } })).map(({ id }) => id));
  const quarters = quartersBetween(dayOf(first.receivedAt), plusDays(today, -daysAfterQuarter));
  return quarters.filter((quarter) => daysOf(quarter).from >= completeFrom && !known.has(quarter));
}

/**
 * Writes and publishes one quarter. Quarters share no tip, no sum over several of them is published, and a year tells
 * another thing than its quarters: no two records can be subtracted from each other.
 */
export async function summarise(tx: Tx, quarter: Quarter): Promise<void> {
  if (await tx.look(TipSummary, quarter)) return;
  const { from, to } = daysOf(quarter);
  const tips = await tipsByCategory(tx.manager, from, to);
  const { cells, total } = suppress(tipCategories.map((category) => tips.get(category)?.count ?? 0));
  const year = await yearOf(tx.manager, yearEndingWith(quarter));
  const summary = await tx.add(TipSummary, {
    ...{ id: quarter, version: 1, firstDay: from, lastDay: plusDays(to, -1), frozenOn: tx.today },
    cells: tipCategories.map((category, i) => ({ category, count: cells[i] ?? null })),
    total,
    year: year?.figures ?? null,
    synthetic: Boolean(year?.synthetic) || [...tips.values()].some(({ synthetic }) => synthetic),
  });
  await tx.record(summaryTopic, quarter, 'published', summaryState(summary));
}

async function tipsByCategory(manager: EntityManager, from: Day, to: Day) {
  const rows = await manager
    .createQueryBuilder(Tip, 't')
    .select('t.category', 'category')
    .addSelect('COUNT(*)', 'tips')
    .addSelect(countWhere('t.synthetic'), 'invented')
    .where('t.receivedAt >= :from AND t.receivedAt < :to', { from: instantOf(from), to: instantOf(to) })
    .groupBy('t.category')
    .getRawMany<{ category: TipCategory; tips: string | number; invented: string | number }>();
  return new Map(rows.map(({ category, tips, invented }) => [category, { count: Number(tips), synthetic: Number(invented) > 0 }]));
}

async function yearOf(manager: EntityManager, year: number | null): Promise<{ figures: SummaryYear; synthetic: boolean } | null> {
  if (year === null || `${year}-01-01` < completeFrom) return null;
  const query = confirmedCases(manager)
    .addSelect(countWhere('o.synthetic'), 'invented')
    .andWhere('o.clarifiedOn >= :from AND o.clarifiedOn < :to', { from: `${year}-01-01`, to: `${year + 1}-01-01` });
  const { cases, arrested, invented } = await numbers<'cases' | 'arrested' | 'invented'>(query);
  return { figures: { year, cases: publishCount(cases), arrested: publishCount(arrested) }, synthetic: invented > 0 };
}
