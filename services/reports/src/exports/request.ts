import { dayOf } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { requireRole } from '@binhan/common/permissions';
import { allRoles, type Role, type Viewer } from '@binhan/common/viewer';
import type { Asking } from './asking.ts';
import { type EventsRequest, rolesForEvents, tableOfEvents } from './events.ts';
import { type IndicatorRequest, tableOfIndicator } from './indicator-table.ts';
import type { ExportTable } from './table.ts';

/** What somebody asks to have as a file: one of these. */
export type ExportRequest = { indicator: IndicatorRequest } | { events: EventsRequest };

/** Whoever is signed in may ask for an export; of what, the request decides. The public has nobody to whom a file would belong. */
export const exportRoles: readonly Role[] = allRoles.filter((role) => role !== 'PUBLIC');

/** The same permission when it is asked for, when it is computed, and when it is fetched. */
export function requireMayExport(viewer: Viewer, request: ExportRequest): void {
  requireRole(viewer, exportRoles);
  if ('events' in request) requireRole(viewer, rolesForEvents(request.events));
}

export type TableOf = (asking: Asking, request: ExportRequest) => Promise<ExportTable>;

/** The table behind a request, as its viewer may see it. */
export const tableOfRequest: TableOf = async (asking, request) => {
  requireMayExport(asking.viewer, request);
  return 'events' in request ? tableOfEvents(asking, request.events) : tableOfIndicator(asking, request.indicator);
};

export type RequestInput = { indicator?: IndicatorRequest | null; events?: EventsRequest | null };

/** Exactly one thing to export. */
export function requestOf({ indicator, events }: RequestInput): ExportRequest {
  if (indicator && !events) return { indicator };
  if (events && !indicator) {
    const { from, to } = events;
    if (from && to && from >= to) throw new Problem('EXPORT_PERIOD', { from, to }, 'input.events.to');
    return { events };
  }
  throw new Problem('EXPORT_WHAT', {}, 'input');
}

/** What the files are called, without an ending: safe in every file system and header. */
export function nameOf(request: ExportRequest, requestedAt: Date): string {
  const what = 'events' in request ? request.events.facts.toLowerCase() : request.indicator.code.toLowerCase();
  return `binhan-${what}-${dayOf(requestedAt)}`;
}
