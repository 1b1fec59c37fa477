import type { Resolvers } from '../generated/types.ts';
import { Area, AreaSuccession, Authority } from './area.ts';
import { Mutation } from './mutation.ts';
import { Plan, PlanTask } from './plan.ts';
import { Query } from './query.ts';
import { Recognition } from './recognition.ts';
import { DossierPaper, Registration } from './registration.ts';
import { Criterion, LegalDocument, RuleSet } from './rule-set.ts';
import { Unit } from './unit.ts';
import { Commitment, CoordinationRegulation, InternalRule, Model, Review } from './unit-records.ts';

export const resolvers: Resolvers = {
  Query,
  Mutation,
  Area,
  AreaSuccession,
  Authority,
  LegalDocument,
  RuleSet,
  Criterion,
  Unit,
  Registration,
  DossierPaper,
  Recognition,
  Commitment,
  InternalRule,
  CoordinationRegulation,
  Model,
  Plan,
  PlanTask,
  Review,
};
