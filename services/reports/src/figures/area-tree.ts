import { Problem } from '@binhan/common/errors';
import { AreaRef } from '@binhan/reference/entities/area';
import { type EntityManager, IsNull, LessThanOrEqual, MoreThan, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { type AreaDimension, areaDimensions, type Dimension } from './columns.ts';
import { countPlaced } from './group.ts';
import type { Question } from './question.ts';
import type { Source } from './source.ts';

export function isArea(dimension: Dimension): dimension is AreaDimension {
  return areaDimensions.some((one) => one === dimension);
}

/** Refuses an area that is none, whose figures would all be 0. */
export async function requireArea(manager: EntityManager, id: string | null | undefined, field: string): Promise<void> {
  if (id && !(await manager.existsBy(AreaRef, { id }))) throw new Problem('UNKNOWN_AREA', { id }, field);
}

/** The tree of the day has areas of the levels that are asked for: since 01/07/2025 there are no districts (domain.md 2.6). */
export async function requireTree(manager: EntityManager, { by, areaEpoch: epoch }: Question): Promise<void> {
  if (epoch === null) return;
  const validFrom = LessThanOrEqual(epoch);
  for (const level of by.filter(isArea)) {
    const exists = await manager.exists(AreaRef, {
      where: [
        { level, validFrom, validTo: IsNull() },
        { level, validFrom, validTo: MoreThan(epoch) },
      ],
    });
    if (!exists) throw new Problem('NO_SUCH_AREAS', { level, epoch }, 'areaEpoch');
  }
}

/** How the rows of a question are checked that have to be put into the tree of another day: each must have its place there. */
type Placing = (key: readonly (string | null)[], row: ObjectLiteral) => void;

/** Records go into areas of their own day or of a later one: a new commune may join parts of two old districts. */
export function requirePlaced(query: SelectQueryBuilder<ObjectLiteral>, source: Source, { by, areaEpoch: epoch }: Question): Placing {
  const levels = by.flatMap((dimension, i) => (isArea(dimension) ? [i] : []));
  if (epoch === null || !levels.length) return () => {};
  query.addSelect(countPlaced(source), 'placed');
  return (key, row) => {
    const records = Number(row.placed ?? 0);
    if (records > 0 && levels.some((i) => key[i] === null)) throw new Problem('AREA_ONLY_OLD_TO_NEW', { epoch, records }, 'areaEpoch');
  };
}
