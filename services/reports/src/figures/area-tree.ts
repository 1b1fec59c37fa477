import { Problem } from '@binhan/common/errors';
import { AreaRef } from '@binhan/reference/entities/area';
import { type EntityManager, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { areaDimensions, type Dimension } from './columns.ts';
import type { Question } from './question.ts';

export function isArea(dimension: Dimension): boolean {
  return areaDimensions.some((one) => one === dimension);
}

/** The tree of the day has areas of the level that is asked for: since 01/07/2025 there are no districts (domain.md 2.6). */
export async function requireTree(manager: EntityManager, { by, areaEpoch: epoch }: Question): Promise<void> {
  const level = by.find(isArea);
  if (!level || epoch === null) return;
  const validFrom = LessThanOrEqual(epoch);
  const exists = await manager.exists(AreaRef, {
    where: [
      { level, validFrom, validTo: IsNull() },
      { level, validFrom, validTo: MoreThan(epoch) },
    ],
  });
  if (!exists) throw new Problem('NO_SUCH_AREAS', { level, epoch }, 'areaEpoch');
}

/** Records go into areas of their own day or of a later one: a new commune may join parts of two old districts. */
export function requirePlaced(unplaced: number, { areaEpoch }: Question): void {
  if (unplaced > 0) throw new Problem('AREA_ONLY_OLD_TO_NEW', { epoch: areaEpoch ?? '–', records: unplaced }, 'areaEpoch');
}
