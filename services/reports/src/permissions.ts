import type { AccessTable } from '@binhan/common/access';
import { auditors } from '@binhan/common/viewer';
import { exportRoles } from './exports/request.ts';

/** Who may ask. What an indicator shows is decided by its own `seenBy`, beside its definition. */
export const access: AccessTable = {
  Query: {
    indicators: ['PUBLIC'],
    indicator: ['PUBLIC'],
    indicatorRows: ['PUBLIC'],
    completeness: ['PUBLIC'],
    publishedFigures: ['PUBLIC'],
    reportsEnums: ['PUBLIC'],
    reportsAudit: auditors,
    export: exportRoles,
    exports: exportRoles,
  },
  Mutation: { requestExport: exportRoles, cancelExport: exportRoles },
  types: {},
  parts: [
    ...['Figure', 'IndicatorMeasure', 'Indicator', 'GroupValue', 'MeasuredFigure', 'IndicatorCell', 'IndicatorResult', 'FigureRow'],
    ...['PublishedFigure', 'Completeness', 'Area', 'Unit'],
    // An export is its owner's alone, which no role's scope says: queries/exports.ts does.
    ...['Export', 'ExportProgress', 'ExportFile', 'ExportFailure'],
  ],
};
