import type { Tx } from '@binhan/common/transaction';
import { type Unit, UnitArea } from '../entities/unit.ts';
import { unitLife } from '../states/unit.ts';
import { requireCommune, type UnitDetails, unitColumns } from './unit-details.ts';

export type DraftUnitInput = UnitDetails & { areaId: string; openedOn?: string | null; synthetic?: boolean };

/** Enters a unit. It takes part once an officer has activated it. */
export async function draftUnit(tx: Tx, input: DraftUnitInput) {
  const id = tx.newId();
  const openedOn = input.openedOn ?? tx.today;
  const area = await requireCommune(tx, input.areaId, tx.today, 'input.areaId');
  // Before the details are looked at: whose area it is not learns no codes of it.
  await unitLife.check(tx, 'draft', { id, areaId: area.id } as Unit, input);
  const unit: Unit = {
    id,
    version: 1,
    state: 'DRAFT',
    ...(await unitColumns(tx, id, input)),
    areaId: area.id,
    openedOn,
    closedOn: null,
    successorId: null,
    stateReason: null,
    synthetic: input.synthetic ?? false,
  };
  await unitLife.begin(tx, 'draft', unit, input);
  await tx.manager.insert(UnitArea, { unitId: id, areaId: area.id, validFrom: tx.today, validTo: null });
  return { unit: id };
}
