import { plusDays, requireNotBefore, requirePast } from '@binhan/common/days';
import { enteredCount, enteredText } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { knownUnit } from '@binhan/reference/units';
import type { EquipmentHolding, EquipmentType } from '../entities/equipment-holding.ts';
import { equipmentHoldingLife } from '../states/equipment-holding.ts';
import { endCount, keepCount, pieces, presentCount } from './equipment-counts.ts';
import { publishReadiness } from './publish-readiness.ts';

type OfHolding = { equipmentHoldingId: string; expectedVersion: number };
export type RequestEquipmentInput = { unitId: string; type: EquipmentType; pieces: number };
export type PermitEquipmentInput = OfHolding & { permitNo: string; permitExpiresOn: string };
export type IssueEquipmentInput = OfHolding & { held?: number | null; usable?: number | null; on?: string | null };
export type RecountEquipmentInput = OfHolding & { held: number; usable: number; countedOn?: string | null };
export type EndEquipmentInput = OfHolding & { reason: string };

/** The head asks for equipment of a type. */
export async function requestEquipment(tx: Tx, input: RequestEquipmentInput) {
  const unit = await knownUnit(tx, input.unitId);
  const holding: EquipmentHolding = {
    id: tx.newId(),
    version: 1,
    state: 'REQUESTED',
    unitId: unit.id,
    areaId: unit.areaId,
    type: input.type,
    held: enteredCount(input.pieces, 'input.pieces', 10_000, 1),
    usable: 0,
    permitted: null,
    permitNo: null,
    permitExpiresOn: null,
    countedOn: null,
    stateReason: null,
    synthetic: unit.synthetic,
  };
  await equipmentHoldingLife.begin(tx, 'request', holding, input);
  return { equipmentHolding: holding.id };
}

/** The police permits it, or renews its permit; a new end counts from today on. */
export const permitEquipment = (tx: Tx, input: PermitEquipmentInput) => permit(tx, 'permit', input);
export const renewEquipment = (tx: Tx, input: PermitEquipmentInput) => permit(tx, 'renew', input);

async function permit(tx: Tx, action: string, input: PermitEquipmentInput) {
  const holding = await equipmentHoldingLife.take(tx, action, input.equipmentHoldingId, input.expectedVersion);
  const { permitExpiresOn } = input;
  requireNotBefore(plusDays(tx.today, 1), permitExpiresOn, 'input.permitExpiresOn');
  const permitNo = enteredText(input.permitNo, 'input.permitNo', 60);
  const permitted = holding.permitted ?? holding.held;
  await equipmentHoldingLife.move(tx, action, holding, input, { permitNo, permitExpiresOn, permitted });
  // Before it is issued there is nothing to count.
  if (holding.state !== 'ISSUED') return { equipmentHolding: holding.id };
  await keepCount(tx, holding, tx.today);
  return after(tx, holding);
}

/** The unit takes it into use: as many pieces as were asked for, unless it says otherwise. */
export async function issueEquipment(tx: Tx, input: IssueEquipmentInput) {
  const holding = await equipmentHoldingLife.take(tx, 'issue', input.equipmentHoldingId, input.expectedVersion);
  const countedOn = input.on ?? tx.today;
  requirePast(tx, countedOn, 'input.on');
  const held = input.held ?? holding.held;
  await equipmentHoldingLife.move(tx, 'issue', holding, input, { ...pieces(held, input.usable ?? held), countedOn });
  await keepCount(tx, holding, countedOn);
  return after(tx, holding);
}

/** What is there and what is usable, from the day of the count on. */
export async function recountEquipment(tx: Tx, input: RecountEquipmentInput) {
  const holding = await equipmentHoldingLife.take(tx, 'recount', input.equipmentHoldingId, input.expectedVersion);
  const countedOn = input.countedOn ?? tx.today;
  requirePast(tx, countedOn, 'input.countedOn');
  const present = await presentCount(tx, holding.id);
  if (present) requireNotBefore(present.validFrom, countedOn, 'input.countedOn');
  await equipmentHoldingLife.move(tx, 'recount', holding, input, { ...pieces(input.held, input.usable), countedOn });
  await keepCount(tx, holding, countedOn);
  return after(tx, holding);
}

export const retireEquipment = (tx: Tx, input: EndEquipmentInput) => endEquipment(tx, 'retire', input);
export const loseEquipment = (tx: Tx, input: EndEquipmentInput) => endEquipment(tx, 'lose', input);

async function endEquipment(tx: Tx, action: string, input: EndEquipmentInput) {
  const holding = await equipmentHoldingLife.take(tx, action, input.equipmentHoldingId, input.expectedVersion);
  await equipmentHoldingLife.move(tx, action, holding, input, { held: 0, usable: 0 });
  await endCount(tx, holding.id, tx.today);
  return after(tx, holding);
}

async function after(tx: Tx, { id, unitId }: EquipmentHolding) {
  await publishReadiness(tx, [unitId]);
  return { equipmentHolding: id };
}
