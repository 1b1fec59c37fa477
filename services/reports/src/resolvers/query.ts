import { findAudit } from '@binhan/common/audit-list';
import type { QueryResolvers } from '../generated/types.ts';
import { indicators } from '../indicators.ts';
import { labels } from '../labels.ts';
import { askCompleteness } from '../queries/completeness.ts';
import { askIndicator, askRows } from '../queries/indicator.ts';
import { computePublishedFigures } from '../queries/published-figures.ts';
import { exportQueries } from './export.ts';

export const Query: QueryResolvers = {
  indicators: () => [...indicators],
  indicator: (_source, { code, ...asked }, context) => askIndicator(context, code, asked),
  indicatorRows: (_source, { code, first, after, ...asked }, context) =>
    askRows(context, code, { ...asked, part: asked.part ?? 'NUMERATOR', page: { first, after } }),
  completeness: (_source, asked, context) => askCompleteness(context, asked),
  publishedFigures: (_source, _args, { read, clock }) => computePublishedFigures(read, clock()),
  reportsEnums: () => labels,
  reportsAudit: (_source, args, { read }) => findAudit(read, args),
  ...exportQueries,
};
