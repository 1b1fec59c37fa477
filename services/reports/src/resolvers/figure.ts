import { areaDimensions } from '../figures/columns.ts';
import { dimensionsOf } from '../figures/dimensions-of.ts';
import { gridOf } from '../figures/people-grid.ts';
import { groupsOfYears } from '../figures/people-years.ts';
import type { FigureRowResolvers, GroupValueResolvers, IndicatorMeasureResolvers, IndicatorResolvers } from '../generated/types.ts';

export const Indicator: IndicatorResolvers = {
  code: ({ code }) => code as never,
  measures: ({ measures }) => [...measures],
  dimensions: (indicator) => dimensionsOf(indicator),
  roles: ({ seenBy }) => [...seenBy],
  publicGroups: (indicator) => (gridOf(indicator)?.by ?? []).map((by) => [...by]),
  article: ({ article }) => article ?? null,
};

export const IndicatorMeasure: IndicatorMeasureResolvers = {
  publicGroups: ({ people }) => (people ? [...groupsOfYears] : null),
};

export const GroupValue: GroupValueResolvers = {
  area: ({ dimension, value }) => (value !== null && areaDimensions.some((one) => one === dimension) ? { id: value } : null),
};

export const FigureRow: FigureRowResolvers = {
  unit: ({ unitId }) => (unitId === null ? null : { id: unitId }),
  area: ({ areaId }) => (areaId === null ? null : { id: areaId }),
};
