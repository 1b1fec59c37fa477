import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { ModelRef } from '../entities/model-ref.ts';
import type { ModelData } from '../events/received.ts';

/** Keeps a model as of its newest event. */
export async function keepModel({ manager }: Tx, { id, data: { unitId, unit, name, state } }: Received<ModelData>): Promise<void> {
  await manager.upsert(ModelRef, { id, unitId, areaId: unit.areaId, name, state }, ['id']);
}
