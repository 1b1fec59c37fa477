import type { AccessTable } from '@binhan/common/access';

/** Who may ask. What an indicator shows is decided by its own `seenBy`, beside its definition. */
export const access: AccessTable = {
  Query: {
    indicators: ['PUBLIC'],
    indicator: ['PUBLIC'],
    indicatorRows: ['PUBLIC'],
    series: ['PUBLIC'],
    compareIndicator: ['PUBLIC'],
    publishedFigures: ['PUBLIC'],
    reportsEnums: ['PUBLIC'],
  },
  types: {},
  parts: [
    ...['Figure', 'IndicatorMeasure', 'Indicator', 'GroupValue', 'MeasuredFigure', 'IndicatorCell', 'IndicatorResult', 'FigureRow'],
    ...['PublishedFigure', 'Area', 'Unit'],
    ...['IndicatorSeries', 'SeriesLine', 'SeriesPoint', 'IndicatorComparison', 'ComparedCell', 'ComparedFigure'],
  ],
};
