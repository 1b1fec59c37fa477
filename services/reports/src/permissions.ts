import type { AccessTable } from '@binhan/common/access';
import { auditors } from '@binhan/common/viewer';
import { exportRoles } from './exports/request.ts';

/** Counts of units are public (security.md 4); figures of people and tips will have rules of their own. */
export const access: AccessTable = {
  Query: {
    indicators: ['PUBLIC'],
    indicator: ['PUBLIC'],
    publishedFigures: ['PUBLIC'],
    reportsEnums: ['PUBLIC'],
    reportsAudit: auditors,
    export: exportRoles,
    exports: exportRoles,
  },
  Mutation: { requestExport: exportRoles, cancelExport: exportRoles },
  types: {},
  // An export is its owner's alone, which no role's scope says: queries/exports.ts does.
  parts: ['Figure', 'Indicator', 'IndicatorResult', 'PublishedFigure', 'Export', 'ExportProgress', 'ExportFile', 'ExportFailure'],
};
