import type { Tx } from '@binhan/common/transaction';
import type { LineInput } from './lines.ts';

/**
 * What decides who may enter a record, as it was given. It is looked at before the rest, so that a caller from elsewhere
 * learns nothing of areas, units and campaigns from refusals.
 */
export function claimOf<Row>(tx: Tx, { areaId, lines }: { areaId?: string | null; lines: readonly LineInput[] }): Row {
  const unitIds = lines.flatMap(({ unitId }) => unitId ?? []);
  return { id: '', ownerId: tx.viewer.subject ?? '', reporterId: null, areaId: areaId ?? null, unitIds } as Row;
}
