import type { Resolvers } from '../generated/types.ts';
import { Certificate, Expiring } from './certificate.ts';
import { EquipmentHolding } from './equipment-holding.ts';
import { EducationException, Guard, GuardCriterion, GuardPost, GuardRules, SharedPost } from './guard.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';
import { ReadinessReason, UnitReadiness, UnitReadinessConnection } from './readiness.ts';
import { AllowanceRate, StaffingNorm } from './staffing-norm.ts';
import { Team } from './team.ts';
import { Unit } from './unit.ts';

export const resolvers: Resolvers = {
  Query,
  Mutation,
  Guard,
  GuardPost,
  GuardRules,
  EducationException,
  GuardCriterion,
  SharedPost,
  Certificate,
  Expiring,
  StaffingNorm,
  AllowanceRate,
  Team,
  EquipmentHolding,
  UnitReadiness,
  ReadinessReason,
  UnitReadinessConnection,
  Unit,
};
