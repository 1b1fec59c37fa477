import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Scope } from './permissions.ts';
import { type Role, roleScopes, type Viewer } from './viewer.ts';

/** SQL expressions for the parts of a Subject; what is absent matches no claim, an absent `authorityLevel` every level. */
export type SubjectColumns = {
  unitId?: string;
  /** Of a record that several units share: a condition on the list of the viewer's units. */
  unitIds?: (own: string) => string;
  ownerId?: string;
  /** A condition that holds where the row was given to one of `:...assignments`. */
  assignedTo?: string;
  areaId?: string;
  authorityLevel?: string;
  authorityAreaId?: string;
};

/**
 * The SQL form of permits(): keeps the rows that the viewer may see, so that pages are full and counts are right. The
 * two must say the same.
 */
export function restrict<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  viewer: Viewer,
  roles: readonly Role[],
  scope: Scope,
  columns: SubjectColumns,
): void {
  if (viewer.system || roles.includes('PUBLIC')) return;
  const heldRoles = roles.filter((role) => viewer.roles.includes(role));
  const held = heldRoles.map((role) => roleScopes[role]);
  if (held.includes('everywhere')) return;
  const conditions: string[] = [];
  const allow = (condition: string, values: Record<string, unknown>) => {
    conditions.push(condition);
    query.setParameters(values);
  };
  if (held.includes('unit') && columns.unitId && viewer.units.length)
    allow(`${columns.unitId} IN (:...ownUnits)`, { ownUnits: viewer.units });
  if (held.includes('unit') && columns.unitIds && viewer.units.length) allow(columns.unitIds(':...ownUnits'), { ownUnits: viewer.units });
  if (held.includes('own') && columns.ownerId && viewer.subject) allow(`${columns.ownerId} = :owner`, { owner: viewer.subject });
  const assignments = heldRoles.flatMap((role) => (roleScopes[role] === 'assigned' ? (scope.assignments?.[role] ?? []) : []));
  if (columns.assignedTo && assignments.length) allow(columns.assignedTo, { assignments });
  if (held.includes('area') && columns.areaId && scope.areas.size)
    allow(`${columns.areaId} IN (:...ownAreas)`, { ownAreas: [...scope.areas] });
  const authorityArea = columns.authorityAreaId ?? columns.areaId;
  if (held.includes('authority') && authorityArea)
    for (const [i, { level, areas }] of scope.authorities.entries()) {
      const level_ = columns.authorityLevel ? ` AND ${columns.authorityLevel} = :authorityLevel${i}` : '';
      if (areas.size)
        allow(`(${authorityArea} IN (:...authorityAreas${i})${level_})`, {
          [`authorityAreas${i}`]: [...areas],
          [`authorityLevel${i}`]: level,
        });
    }
  query.andWhere(conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0');
}
