import { dayOf } from '@binhan/common/clock';
import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { IsNull } from 'typeorm';
import { AreaCover, AreaRef } from './entities/area.ts';
import { LegalDocumentRef } from './entities/legal-document.ts';
import { UnitPlace, UnitRef } from './entities/unit.ts';
import type { AreaData, LegalDocumentData, UnitData } from './received.ts';

/** Keeps an area and what it covers. */
export async function keepArea({ manager }: Tx, { id, data: { covers, ...area } }: Received<AreaData>): Promise<void> {
  await manager.upsert(AreaRef, { id, ...area }, ['id']);
  await manager.delete(AreaCover, { areaId: id });
  await manager.insert(
    AreaCover,
    covers.map((coveredId) => ({ areaId: id, coveredId })),
  );
}

/** Keeps a unit as of its newest event, and where it has lain. */
export async function keepUnit({ manager }: Tx, { id, time, data: { areaSince, ...unit } }: Received<UnitData>): Promise<void> {
  await manager.upsert(UnitRef, { id, ...unit }, ['id']);
  const last = await manager.findOneBy(UnitPlace, { unitId: id, validTo: IsNull() });
  if (last?.areaId === unit.areaId) return;
  const validFrom = areaSince ?? dayOf(time);
  if (last) await manager.update(UnitPlace, { unitId: id, validFrom: last.validFrom }, { validTo: validFrom });
  await manager.upsert(UnitPlace, { unitId: id, validFrom, areaId: unit.areaId, validTo: null }, ['unitId', 'validFrom']);
}

/** Keeps a legal document. */
export async function keepLegalDocument({ manager }: Tx, { id, data }: Received<LegalDocumentData>): Promise<void> {
  await manager.upsert(LegalDocumentRef, { id, ...data }, ['id']);
}
