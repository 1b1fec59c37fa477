import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { AreaCover, AreaRef } from '../entities/area.ts';
import type { AreaData } from '../events/received.ts';

/** Keeps an area and what it covers. */
export async function keepArea({ manager }: Tx, { id, data: { covers, ...area } }: Received<AreaData>): Promise<void> {
  await manager.save(AreaRef, { id, ...area }, { reload: false });
  await manager.delete(AreaCover, { areaId: id });
  await manager.insert(
    AreaCover,
    covers.map((coveredId) => ({ areaId: id, coveredId })),
  );
}
