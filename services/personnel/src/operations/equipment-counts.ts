import type { Day } from '@binhan/common/clock';
import { enteredCount } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { IsNull } from 'typeorm';
import { EquipmentCount, type EquipmentHolding } from '../entities/equipment-holding.ts';

/** The count that holds now. */
export function presentCount({ manager }: Tx, holdingId: string): Promise<EquipmentCount | null> {
  return manager.findOneBy(EquipmentCount, { holdingId, validTo: IsNull() });
}

/** From the day on the count is what the holding's row tells now; what is before that day stays. */
export async function keepCount(tx: Tx, holding: EquipmentHolding, on: Day): Promise<void> {
  const { id: holdingId, unitId, type, held, usable, permitExpiresOn } = holding;
  const counted = { unitId, type, held, usable, permitExpiresOn };
  const present = await presentCount(tx, holdingId);
  if (present && present.validFrom >= on) return void (await tx.manager.update(EquipmentCount, { id: present.id }, counted));
  await endCount(tx, holdingId, on);
  await tx.manager.insert(EquipmentCount, { id: tx.newId(), holdingId, ...counted, validFrom: on, validTo: null });
}

export async function endCount({ manager }: Tx, holdingId: string, on: Day): Promise<void> {
  await manager.update(EquipmentCount, { holdingId, validTo: IsNull() }, { validTo: on });
}

/** Pieces: usable ones are among those held (domain.md 3.5). */
export function pieces(held: number, usable: number): { held: number; usable: number } {
  enteredCount(held, 'input.held', 10_000);
  if (usable > held) throw new Problem('USABLE_OVER_HELD', { held, usable }, 'input.usable');
  return { held, usable: enteredCount(usable, 'input.usable', 10_000) };
}
