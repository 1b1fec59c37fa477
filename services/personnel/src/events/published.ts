import { defineTopic } from '@binhan/common/topic';
import type { AllowanceRate } from '../entities/allowance-rate.ts';
import type { EquipmentHolding } from '../entities/equipment-holding.ts';
import type { Guard } from '../entities/guard.ts';
import type { StaffingNorm } from '../entities/staffing-norm.ts';
import type { Team } from '../entities/team.ts';
import type { UnitReadiness } from '../readiness.ts';

// What leaves the service, field by field: whatever is not named here stays. No name, no contact, no free text, no number of a paper.
const schemas = new URL('../../../../schemas/events/personnel/', import.meta.url);

export const guardTopic = defineTopic('personnel', 'guard', new URL('guard.v1.json', schemas));
export const normTopic = defineTopic('personnel', 'norm', new URL('norm.v1.json', schemas));
export const teamTopic = defineTopic('personnel', 'team', new URL('team.v1.json', schemas));
export const equipmentTopic = defineTopic('personnel', 'equipment', new URL('equipment.v1.json', schemas));
export const allowanceRateTopic = defineTopic('personnel', 'allowance-rate', new URL('allowance-rate.v1.json', schemas));
export const readinessTopic = defineTopic('personnel', 'readiness', new URL('readiness.v1.json', schemas));
export const reminderTopic = defineTopic('personnel', 'reminder', new URL('reminder.v1.json', schemas));

/** The unit as of the record's date, as `unitFacts` of reference makes it. */
export type Facts = object;
export type CertifiedPeriod = { issuedOn: string; expiresOn: string | null };

export function guardState(guard: Guard, unit: Facts, newest: CertifiedPeriod | undefined) {
  const { state, unitId, kind, startOn, endOn, synthetic } = guard;
  const certificate = { certificateFrom: newest?.issuedOn ?? null, certificateTo: newest?.expiresOn ?? null };
  return { state, unitId, unit, kind, startOn, endOn, ...certificate, allowanceBand: bandOf(guard.allowanceMonthly), synthetic };
}

const bandWidth = 100_000;

/** What somebody earns exactly stays here; statistics need no more than the band. */
function bandOf(allowanceMonthly: number | null): number | null {
  return allowanceMonthly === null ? null : Math.floor(allowanceMonthly / bandWidth) * bandWidth;
}

export function normState(norm: StaffingNorm, unit: Facts) {
  const { state, unitId, requiredFullTime, requiredPartTime, equipment, basisIds, validFrom, validTo, synthetic } = norm;
  return { state, unitId, unit, requiredFullTime, requiredPartTime, equipment, basisIds, validFrom, validTo, synthetic };
}

export function teamState({ state, kind, unitId, areaId, memberCount, formedOn, disbandedOn, synthetic }: Team, unit: Facts | null) {
  return { state, kind, unitId, unit, areaId, memberCount, formedOn, disbandedOn, synthetic };
}

export function equipmentState(holding: EquipmentHolding, unit: Facts) {
  const { state, unitId, type, held, usable, permitExpiresOn, countedOn, synthetic } = holding;
  return { state, unitId, unit, type, held, usable, permitExpiresOn, countedOn, synthetic };
}

export function allowanceRateState({ state, guardKind, floorMonthly, basisIds, validFrom, validTo, synthetic }: AllowanceRate) {
  return { state, guardKind, floorMonthly, basisIds, validFrom, validTo, synthetic };
}

export function readinessState({ unitId, unit, on: assessedOn, reasons, ...rest }: UnitReadiness) {
  const { ready, requiredFullTime, requiredPartTime, activeFullTime, activePartTime, activeService, certified } = rest;
  const { equipmentRequired, equipmentUsable, belowFloor, synthetic } = rest;
  return {
    unitId,
    unit,
    assessedOn,
    ready,
    requiredFullTime,
    requiredPartTime,
    activeFullTime,
    activePartTime,
    activeService,
    certified,
    equipmentRequired,
    equipmentUsable,
    belowFloor,
    reasons: [...new Set(reasons.map(({ code }) => code))],
    synthetic,
  };
}

export type DueItem = { kind: 'CERTIFICATE' | 'PERMIT'; what: string; expiresOn: string; daysLeft: number };

export function reminderState(unitId: string, unit: Facts, items: readonly DueItem[], synthetic: boolean) {
  const counted = (kind: DueItem['kind']) => items.filter((one) => one.kind === kind).length;
  return { unitId, unit, certificates: counted('CERTIFICATE'), permits: counted('PERMIT'), items, synthetic };
}
