import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { auditors, officers } from '@binhan/common/viewer';
import { unitAccess } from '@binhan/reference/scope';
import type { UnitReadiness } from './readiness.ts';
import { allowanceRateLife } from './states/allowance-rate.ts';
import { certificateLife } from './states/certificate.ts';
import { equipmentHoldingLife } from './states/equipment-holding.ts';
import { guardLife } from './states/guard.ts';
import { staffingNormLife } from './states/staffing-norm.ts';
import { teamLife } from './states/team.ts';

const everyone = { seenBy: ['PUBLIC'] } as const;
const staff = unitAccess.seenBy;

/** Who may see what (domain.md 3.6). What is not named here is refused; mutations take their roles from the state tables. */
export const access: AccessTable = {
  Query: {
    personnelEnums: ['PUBLIC'],
    guardRules: ['PUBLIC'],
    equipmentRules: ['PUBLIC'],
    allowanceRates: ['PUBLIC'],
    allowanceRate: ['PUBLIC'],
    guards: staff,
    guard: staff,
    certificate: staff,
    staffingNorm: staff,
    teams: staff,
    team: staff,
    equipmentHoldings: staff,
    equipmentHolding: staff,
    expiring: staff,
    readiness: staff,
    sharedPosts: officers,
    personnelAudit: auditors,
  },
  Mutation: mutationRoles(guardLife, certificateLife, staffingNormLife, allowanceRateLife, teamLife, equipmentHoldingLife),
  types: {
    Guard: guardLife.spec.access,
    Certificate: certificateLife.spec.access,
    StaffingNorm: staffingNormLife.spec.access,
    AllowanceRate: everyone,
    Team: teamLife.spec.access,
    EquipmentHolding: equipmentHoldingLife.spec.access,
    UnitReadiness: {
      seenBy: staff,
      // The area in which the unit lay on the day.
      subject: ({ unitId, unit }: UnitReadiness) => ({ unitId, areaId: unit.areaId }),
      fields: { sharedPosts: officers },
    },
    Unit: unitAccess,
    Area: everyone,
    Authority: everyone,
    LegalDocument: everyone,
    GuardRules: everyone,
    EquipmentRule: everyone,
  },
  parts: [
    'CriterionCheck',
    'GuardPost',
    'EducationException',
    'GuardCriterion',
    'RequiredEquipment',
    'ReadinessReason',
    'ReadinessTotal',
    'SharedPost',
    'Expiring',
  ],
};
