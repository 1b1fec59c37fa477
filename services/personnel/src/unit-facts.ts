import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import { unitFacts, unitPlacesOn } from '@binhan/reference/units';

/** The unit as of the day of an event (events.md 2): where it lay then, which today's row does not tell. */
export async function unitOfEvent(tx: Tx, unitId: string, on: Day = tx.today) {
  const unit = await tx.take(UnitRef, unitId);
  const [place] = await unitPlacesOn(tx.manager, [unitId], on);
  return unitFacts(unit, place?.areaId ?? unit.areaId);
}
