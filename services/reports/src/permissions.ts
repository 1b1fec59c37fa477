import type { AccessTable } from '@binhan/common/access';

/** Counts of units are public (security.md 4); figures of people and tips will have rules of their own. */
export const access: AccessTable = {
  Query: { indicators: ['PUBLIC'], indicator: ['PUBLIC'], publishedFigures: ['PUBLIC'], reportsEnums: ['PUBLIC'] },
  types: {},
  parts: ['Figure', 'Indicator', 'IndicatorResult', 'PublishedFigure'],
};
