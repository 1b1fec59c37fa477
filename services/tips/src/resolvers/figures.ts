import type { PublishedCount } from '@binhan/common/suppression';
import type { QueryResolvers, TipSummaryCellResolvers, TipSummaryResolvers, TipSummaryYearResolvers } from '../generated/types.ts';
import { findSummaries } from '../queries/summaries.ts';
import { caseTotals, tipTotals } from '../queries/totals.ts';

/** Counts for the office, and what everyone may read of them. */
export const figureQueries: Pick<QueryResolvers, 'tipTotals' | 'caseTotals' | 'tipSummaries'> = {
  tipTotals: async (_source, { filter }, context) => tipTotals({ ...context, scope: await context.scope() }, filter ?? {}),
  caseTotals: async (_source, { filter }, context) => caseTotals({ ...context, scope: await context.scope() }, filter ?? {}),
  tipSummaries: (_source, args, { read }) => findSummaries(read, args),
};

const publicCount = (value: PublishedCount) => ({ value, hidden: value === null });

export const TipSummary: TipSummaryResolvers = { total: ({ total }) => publicCount(total) };
export const TipSummaryCell: TipSummaryCellResolvers = { count: ({ count }) => publicCount(count) };
export const TipSummaryYear: TipSummaryYearResolvers = {
  cases: ({ cases }) => publicCount(cases),
  arrested: ({ arrested }) => publicCount(arrested),
};
