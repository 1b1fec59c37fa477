import { dayOf } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { hasRole, requireRole } from '@binhan/common/permissions';
import { allRoles, type Role, type Viewer } from '@binhan/common/viewer';
import { questionOf } from '../queries/ask.ts';
import { indicatorOf, requireReader } from '../queries/indicator.ts';
import type { Asking } from './asking.ts';
import { requireMayExportEvents, requirePeriod, tableOfEvents } from './events.ts';
import type { EventsRequest, ExportRequest, IndicatorRequest } from './export-request.ts';
import { tableOfIndicator } from './indicator-table.ts';
import type { ExportTable } from './table.ts';

/** Whoever is signed in may ask for an export; of what, the request decides. The public has nobody to whom a file would belong. */
export const exportRoles: readonly Role[] = allRoles.filter((role) => role !== 'PUBLIC');

/** The same permission when it is asked for, when it is computed, and when it is fetched. */
export function requireMayExport(viewer: Viewer, request: ExportRequest): void {
  requireRole(viewer, exportRoles);
  if ('events' in request) requireMayExportEvents(viewer, request.events);
  else requireReader(viewer, indicatorOf(request.indicator.code));
}

/**
 * Whether the file of a request may still be had by its owner: it holds what they read when it was made, free of the grid and within
 * the scope of that day. Who reads less since, or elsewhere, asks for another.
 */
export function requireMayFetch(viewer: Viewer, requester: Viewer, request: ExportRequest): void {
  requireMayExport(viewer, request);
  if ('events' in request) return;
  const { seenBy } = indicatorOf(request.indicator.code);
  if (viewer.roles.includes(unlimited) && hasRole(viewer, seenBy)) return;
  const used = requester.roles.filter((role) => role === unlimited || seenBy.includes(role));
  for (const role of used) requireRole(viewer, [role]);
  if (used.length && !seenBy.includes('PUBLIC') && scopes.some((scope) => requester[scope].some((id) => !viewer[scope].includes(id))))
    throw new Problem('FORBIDDEN', { roles: used });
}

/** Sees all of the province, and no count hidden. */
const unlimited: Role = 'PROVINCIAL_OFFICER';
const scopes = ['units', 'areas', 'authorities'] as const;

export type TableOf = (asking: Asking, request: ExportRequest) => Promise<ExportTable>;

/** The table behind a request, as its viewer may see it. */
export const tableOfRequest: TableOf = async (asking, request) => {
  requireMayExport(asking.viewer, request);
  return 'events' in request ? tableOfEvents(asking, request.events) : tableOfIndicator(asking, request.indicator);
};

export type RequestInput = { indicator?: IndicatorRequest | null; events?: EventsRequest | null };

/** Exactly one thing to export, that does not contradict itself. */
export function requestOf({ indicator, events }: RequestInput, now: Date): ExportRequest {
  if (indicator && !events) {
    questionOf(indicator, now);
    return { indicator };
  }
  if (!events || indicator) throw new Problem('EXPORT_WHAT', {}, 'input');
  requirePeriod(events);
  return { events };
}

/** What the files are called, without an ending: safe in every file system and header. */
export function nameOf(request: ExportRequest, requestedAt: Date): string {
  const what = 'events' in request ? request.events.facts : request.indicator.code;
  return `binhan-${what.toLowerCase().replaceAll('_', '-')}-${dayOf(requestedAt)}`;
}
