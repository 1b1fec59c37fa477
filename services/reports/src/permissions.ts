import type { AccessTable } from '@binhan/common/access';
import { auditors } from '@binhan/common/viewer';
import { exportRoles } from './exports/request.ts';
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
    completeness: ['PUBLIC'],
    publishedFigures: ['PUBLIC'],
    derivedFigures: ['PUBLIC'],
    reportsEnums: ['PUBLIC'],
    reportsAudit: auditors,
    export: exportRoles,
    exports: exportRoles,
  },
  Mutation: { requestExport: exportRoles, cancelExport: exportRoles, takeSnapshot: takers },
  types: {},
  parts: [
    ...['Figure', 'IndicatorMeasure', 'Indicator', 'GroupValue', 'MeasuredFigure', 'IndicatorCell', 'IndicatorResult', 'FigureRow'],
    ...['PublishedFigure', 'DerivedFigure', 'Completeness', 'Area', 'Unit'],
    // An export is its owner's alone, which no role's scope says: queries/exports.ts does.
    ...['Export', 'ExportProgress', 'ExportFile', 'ExportFailure'],
    ...['IndicatorSeries', 'SeriesLine', 'SeriesPoint', 'IndicatorComparison', 'ComparedCell', 'ComparedFigure'],
    // Which of them a reader sees is decided in queries/snapshots.ts, by the indicator.
    ...['Snapshot', 'SnapshotFigure', 'SnapshotCheck', 'SnapshotDifference'],
  ],
};
