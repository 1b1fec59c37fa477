import type { Day } from '@binhan/common/clock';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Life, Living } from '@binhan/common/life';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import { type EntityManager, type EntityTarget, type FindOptionsWhere, In, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

export type Asking = { read: EntityManager; viewer: Viewer; scope: Scope; today: Day };

/** Conditions that every list of records of units has. */
export type RecordFilter = { unitId?: string | null; areaId?: string | null; states?: string[] | null };

/**
 * The records of a life that the viewer may see, named `r`. `areaId` is the SQL form of its subject's area;
 * permissions.test.ts holds the two against each other.
 */
export function seenRecords<Row extends Living>(
  { read, viewer, scope }: Asking,
  life: Life<Row>,
  areaId: string,
  filter: RecordFilter,
): SelectQueryBuilder<Row> {
  const query = read.createQueryBuilder(life.spec.entity, 'r');
  restrict(query, viewer, life.spec.access.seenBy, scope, { unitId: 'r.unitId', areaId });
  const { unitId, areaId: inside, states } = filter;
  if (unitId) query.andWhere('r.unitId = :unitId', { unitId });
  if (states) query.andWhere('r.state IN (:...states)', { states });
  if (inside) query.andWhere('r.areaId IN (SELECT c.coveredId FROM area_cover c WHERE c.areaId = :areaId)', { areaId: inside });
  return query;
}

/** A draft is seen by its unit alone: no area finds it. */
export const areaUnlessDraft = "CASE WHEN r.state = 'DRAFT' THEN NULL ELSE r.areaId END";

/** Keeps the rows for which the condition holds, or the others; it must be true or false for every row. */
export function whether<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  wanted: boolean | null | undefined,
  condition: string,
  values: ObjectLiteral,
): void {
  if (wanted != null) query.andWhere(wanted ? condition : `NOT (${condition})`, values);
}

/** A page in the order in which the records were made. */
export function pageOf<Row extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<Row>,
  page: PageArgs,
): Promise<Connection<Row>> {
  return connection(query, page, [{ column: 'r.id', value: ({ id }) => id }]);
}

/** The records of several units, newest first, for a field of `Unit`. */
export function recordsOf<Row extends { id: string; unitId: string | null }>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  unitIds: string[],
): Promise<Row[]> {
  return manager.find(entity, { where: { unitId: In(unitIds) } as FindOptionsWhere<Row>, order: { id: 'DESC' } as never });
}
