import type { AccessTable } from '@binhan/common/access';
import { takers } from './operations/take-snapshot.ts';
import { snapshotReaders } from './queries/snapshots.ts';

/** Who may ask. What an indicator shows is decided by its own `seenBy`, beside its definition. */
export const access: AccessTable = {
  Query: {
    indicators: ['PUBLIC'],
    indicator: ['PUBLIC'],
    indicatorRows: ['PUBLIC'],
    series: ['PUBLIC'],
    compareIndicator: ['PUBLIC'],
    snapshots: snapshotReaders,
    snapshot: snapshotReaders,
    publishedFigures: ['PUBLIC'],
    reportsEnums: ['PUBLIC'],
  },
  Mutation: { takeSnapshot: takers },
  types: {},
  parts: [
    ...['Figure', 'IndicatorMeasure', 'Indicator', 'GroupValue', 'MeasuredFigure', 'IndicatorCell', 'IndicatorResult', 'FigureRow'],
    ...['PublishedFigure', 'Area', 'Unit'],
    ...['IndicatorSeries', 'SeriesLine', 'SeriesPoint', 'IndicatorComparison', 'ComparedCell', 'ComparedFigure'],
    // Which of them a reader sees is decided in queries/snapshots.ts, by the indicator.
    ...['Snapshot', 'SnapshotFigure', 'SnapshotCheck', 'SnapshotDifference'],
  ],
};
