import { findAudit } from '@binhan/common/audit-list';
import type { QueryResolvers } from '../generated/types.ts';
import { indicators } from '../indicators.ts';
import { labels } from '../labels.ts';
import { computePublishedFigures } from '../published-figures.ts';
import { computeIndicator } from '../queries/indicators.ts';
import { exportQueries } from './export.ts';

export const Query: QueryResolvers = {
  indicators: () => Object.values(indicators),
  indicator: (_source, { code, filter }, { read, clock }) => computeIndicator(read, code, filter ?? {}, clock()),
  publishedFigures: (_source, _args, { read, clock }) => computePublishedFigures(read, clock()),
  reportsEnums: () => labels,
  reportsAudit: (_source, args, { read }) => findAudit(read, args),
  ...exportQueries,
};
