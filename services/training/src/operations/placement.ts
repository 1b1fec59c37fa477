import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { requireCommune } from '@binhan/reference/areas';

export type Placement = { areaId?: string | null; notAllocated?: boolean | null };

/** The commune of a record on its day. That it belongs to none must be said, so that no figure by commune loses it silently. */
export async function communeOn(tx: Tx, { areaId, notAllocated }: Placement, on: Day): Promise<string | null> {
  if (Boolean(areaId) === Boolean(notAllocated)) throw new Problem('AREA_OR_NOT_ALLOCATED', {}, 'input.areaId');
  return areaId ? (await requireCommune(tx, areaId, on, 'input.areaId')).id : null;
}
