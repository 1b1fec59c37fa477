import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { UnitReadiness } from '../entities/unit-readiness.ts';
import type { ReadinessData } from '../events/received.ts';

/** Keeps the newest guard readiness of a unit, for its dossier. */
export async function keepReadiness(
  { manager }: Tx,
  { data: { unitId, assessedOn, ready, reasons } }: Received<ReadinessData>,
): Promise<void> {
  await manager.upsert(UnitReadiness, { unitId, assessedOn, ready, reasons }, ['unitId']);
}
