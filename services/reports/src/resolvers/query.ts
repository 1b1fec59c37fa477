import { findAudit } from '@binhan/common/audit-list';
import type { QueryResolvers } from '../generated/types.ts';
import { indicators } from '../indicators.ts';
import { labels } from '../labels.ts';
import { askComparison } from '../queries/comparison.ts';
import { askCompleteness } from '../queries/completeness.ts';
import { computeDerivedFigures } from '../queries/derived-figures.ts';
import { isOwnPart } from '../queries/figures.ts';
import { askIndicator, askRows } from '../queries/indicator.ts';
import { computePublishedFigures } from '../queries/published-figures.ts';
import { askSeries } from '../queries/series.ts';
import { exportQueries } from './export.ts';
import { snapshotQueries } from './snapshot.ts';

export const Query: QueryResolvers = {
  indicators: () => [...indicators],
  indicator: (_source, { code, ...asked }, context) => askIndicator(context, code, asked),
  indicatorRows: (_source, { code, first, after, ...asked }, context) =>
    askRows(context, code, { ...asked, part: asked.part ?? 'NUMERATOR', page: { first, after } }),
  series: (_source, { code, ...asked }, context) => askSeries(context, code, asked),
  compareIndicator: (_source, { code, ...asked }, context) => askComparison(context, code, asked),
  publishedFigures: async (_source, { areaId }, { read, clock, viewer, scope }) =>
    computePublishedFigures(read, clock(), { areaId, isOwn: isOwnPart(viewer, await scope(), { areaId: areaId ?? null }) }),
  derivedFigures: (_source, _args, { read, clock }) => computeDerivedFigures(read, clock()),
  ...snapshotQueries,
  completeness: (_source, asked, context) => askCompleteness(context, asked),
  reportsEnums: () => labels,
  reportsAudit: (_source, args, { read }) => findAudit(read, args),
  ...exportQueries,
};
