import type { EntityManager } from 'typeorm';
import { Problem } from './errors.ts';
import { type Role, roleScopes, type Viewer } from './viewer.ts';

/** What of a record decides who may deal with it. A missing part matches no claim. */
export type Subject = {
  unitId?: string | null;
  /** Of a record that several units share: the claim on one of them is enough. */
  unitIds?: readonly string[];
  /** Subject of the token of who made the record or has it assigned. */
  ownerId?: string | null;
  /** To whom the record was given: ids that the service matches with `Scope.assignments`. */
  assignedTo?: readonly string[] | null;
  /** The area as valid on the record's date. */
  areaId?: string | null;
  /** Level of the authority that may decide on it; absent while it is no authority's turn. */
  authorityLevel?: string | null;
};

/** Authority level of a subject that every authority of its area may see. */
export const anyLevel = 'ANY';

/** The viewer's claims, worked out by the service that knows the area tree and the authorities. */
export type Scope = {
  /** Areas of the claims and what these succeeded, with all that lay in them. */
  areas: ReadonlySet<string>;
  authorities: readonly { level: string; areas: ReadonlySet<string> }[];
  /** Under which ids records are given to the viewer, for each role that works so. */
  assignments?: Readonly<Partial<Record<Role, readonly string[]>>>;
};

export type ScopeOf = (manager: EntityManager, viewer: Viewer, now: Date) => Promise<Scope>;

/** For services whose permissions need no area. */
export const noScope: Scope = { areas: new Set(), authorities: [] };

/** Whether one of the roles lets the viewer deal with the subject. */
export function permits(viewer: Viewer, roles: readonly Role[], subject: Subject, scope: Scope): boolean {
  if (viewer.system) return true;
  return roles.some((role) => role === 'PUBLIC' || (viewer.roles.includes(role) && inScope(role, viewer, subject, scope)));
}

function inScope(role: Role, viewer: Viewer, subject: Subject, scope: Scope): boolean {
  const { areaId, ownerId, assignedTo, authorityLevel } = subject;
  switch (roleScopes[role]) {
    case 'everywhere':
      return true;
    case 'unit':
      return isOfOwnUnit(viewer, subject);
    case 'own':
      return ownerId != null && ownerId === viewer.subject;
    case 'assigned':
      return (scope.assignments?.[role] ?? []).some((id) => assignedTo?.includes(id));
    case 'area':
      return areaId != null && scope.areas.has(areaId);
    case 'authority':
      return (
        areaId != null &&
        scope.authorities.some(({ level, areas }) => (level === authorityLevel || authorityLevel === anyLevel) && areas.has(areaId))
      );
    default:
      return false;
  }
}

/** Whether a unit of the viewer's own is concerned. */
export function isOfOwnUnit({ units }: Viewer, { unitId, unitIds = [] }: Subject): boolean {
  return [...unitIds, unitId].some((id) => id != null && units.includes(id));
}

/** Whether the viewer has one of the roles at all, for fields that belong to no record. */
export function hasRole(viewer: Viewer, roles: readonly Role[]): boolean {
  return Boolean(viewer.system) || roles.some((role) => role === 'PUBLIC' || viewer.roles.includes(role));
}

export function requireRole(viewer: Viewer, roles: readonly Role[]): void {
  if (!hasRole(viewer, roles)) throw new Problem('FORBIDDEN', { roles });
}
