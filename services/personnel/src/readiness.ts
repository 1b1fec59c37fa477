import type { Day } from '@binhan/common/clock';
import type { unitFacts } from '@binhan/reference/units';
import type { EquipmentType } from './entities/equipment-holding.ts';
import type { RequiredEquipment } from './entities/staffing-norm.ts';

export type ReadinessReasonCode =
  | 'NO_NORM'
  | 'TOO_FEW_GUARDS'
  | 'NOT_CERTIFIED'
  | 'CERTIFICATE_EXPIRED'
  | 'EQUIPMENT_MISSING'
  | 'PERMIT_EXPIRED';
export type ReadinessReason = { code: ReadinessReasonCode; equipmentType: EquipmentType | null };

/** What is counted of the guards of a unit on a day. */
export type PersonCounts = {
  activeFullTime: number;
  activePartTime: number;
  activeService: number;
  /** With a certificate that is valid on the day; with one that has expired or was revoked. */
  certified: number;
  lapsed: number;
  belowFloor: number;
};

/** Usable pieces of a type: under a live permit or none needed, and under an expired one. */
export type Pieces = { live: number; expired: number };
export type NormOfUnit = { requiredFullTime: number; requiredPartTime: number; equipment: readonly RequiredEquipment[] };

export type UnitReadiness = {
  unitId: string;
  /** The unit's code: the order of lists. */
  unitCode: string;
  unit: ReturnType<typeof unitFacts>;
  on: Day;
  ready: boolean;
  requiredFullTime: number | null;
  requiredPartTime: number | null;
  equipmentRequired: number;
  equipmentUsable: number;
  reasons: ReadinessReason[];
  synthetic: boolean;
} & Omit<PersonCounts, 'lapsed'>;

type Judged = { norm: NormOfUnit | undefined; persons: PersonCounts; pieces: ReadonlyMap<EquipmentType, Pieces> };
type Verdict = Omit<UnitReadiness, 'unitId' | 'unitCode' | 'unit' | 'on' | 'synthetic'>;

export const noPersons: PersonCounts = { activeFullTime: 0, activePartTime: 0, activeService: 0, certified: 0, lapsed: 0, belowFloor: 0 };

/** Whether guards and equipment are what the norm asks for: ready is who has no reason against it. */
export function judge({ norm, persons, pieces }: Judged): Verdict {
  const reasons = [...guardReasons(norm, persons), ...equipmentReasons(norm, pieces)];
  const { lapsed: _, ...counts } = persons;
  const equipment = norm?.equipment ?? [];
  return {
    ...counts,
    ready: reasons.length === 0,
    requiredFullTime: norm?.requiredFullTime ?? null,
    requiredPartTime: norm?.requiredPartTime ?? null,
    equipmentRequired: equipment.reduce((sum, { required }) => sum + required, 0),
    equipmentUsable: equipment.reduce((sum, { type, required }) => sum + Math.min(required, pieces.get(type)?.live ?? 0), 0),
    reasons,
  };
}

function guardReasons(norm: NormOfUnit | undefined, persons: PersonCounts): ReadinessReason[] {
  const active = persons.activeFullTime + persons.activePartTime + persons.activeService;
  const uncertified = active - persons.certified - persons.lapsed;
  return [
    ...(norm ? [] : [reason('NO_NORM')]),
    ...(norm && tooFew(norm, persons) ? [reason('TOO_FEW_GUARDS')] : []),
    ...(uncertified > 0 ? [reason('NOT_CERTIFIED')] : []),
    ...(persons.lapsed > 0 ? [reason('CERTIFICATE_EXPIRED')] : []),
  ];
}

/** A guard service stands for full-time guards, and who is there full-time can take a part-time post; not the other way round. */
function tooFew(norm: NormOfUnit, { activeFullTime, activePartTime, activeService }: PersonCounts): boolean {
  const fullTime = activeFullTime + activeService;
  return fullTime < norm.requiredFullTime || fullTime + activePartTime < norm.requiredFullTime + norm.requiredPartTime;
}

function equipmentReasons(norm: NormOfUnit | undefined, pieces: ReadonlyMap<EquipmentType, Pieces>): ReadinessReason[] {
  return (norm?.equipment ?? []).flatMap(({ type, required }) => {
    const { live = 0, expired = 0 } = pieces.get(type) ?? {};
    if (live >= required) return [];
    return [
      ...(live + expired < required ? [reason('EQUIPMENT_MISSING', type)] : []),
      ...(expired > 0 ? [reason('PERMIT_EXPIRED', type)] : []),
    ];
  });
}

function reason(code: ReadinessReasonCode, equipmentType: EquipmentType | null = null): ReadinessReason {
  return { code, equipmentType };
}
