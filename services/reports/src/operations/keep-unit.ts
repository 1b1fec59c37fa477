import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '../entities/unit.ts';
import type { UnitData } from '../events/received.ts';

/** Keeps a unit as of its newest event. */
export async function keepUnit({ manager }: Tx, { id, data }: Received<UnitData>): Promise<void> {
  await manager.upsert(UnitRef, { id, ...data }, ['id']);
}
