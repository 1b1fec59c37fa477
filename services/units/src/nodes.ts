import { Area } from './entities/area.ts';
import { Authority } from './entities/authority.ts';
import { Commitment } from './entities/commitment.ts';
import { CoordinationRegulation } from './entities/coordination-regulation.ts';
import { InternalRule } from './entities/internal-rule.ts';
import { LegalDocument } from './entities/legal-document.ts';
import { Model } from './entities/model.ts';
import { Plan } from './entities/plan.ts';
import { Recognition } from './entities/recognition.ts';
import { Registration } from './entities/registration.ts';
import { Review } from './entities/review.ts';
import { RuleSet } from './entities/rule-set.ts';
import { Unit } from './entities/unit.ts';

/** The entity types that this service owns, by their GraphQL name. */
export const nodes = {
  Area,
  Authority,
  LegalDocument,
  RuleSet,
  Unit,
  Registration,
  Recognition,
  Commitment,
  InternalRule,
  CoordinationRegulation,
  Model,
  Plan,
  Review,
};

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
