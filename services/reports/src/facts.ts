import { allowanceRateFact } from './facts/allowance-rate.ts';
import { caseOutcomeFact } from './facts/case-outcome.ts';
import { classFact } from './facts/class.ts';
import { commitmentFact } from './facts/commitment.ts';
import { coordinationRegulationFact } from './facts/coordination-regulation.ts';
import { equipmentFact } from './facts/equipment.ts';
import type { AnyFactSpec } from './facts/fact-spec.ts';
import { guardFact } from './facts/guard.ts';
import { internalRuleFact } from './facts/internal-rule.ts';
import { modelFact } from './facts/model.ts';
import { normFact } from './facts/norm.ts';
import { planFact } from './facts/plan.ts';
import { purgedTipsFact } from './facts/purged-tips.ts';
import { readinessFact } from './facts/readiness.ts';
import { recognitionFact } from './facts/recognition.ts';
import { registrationFact } from './facts/registration.ts';
import { reviewFact } from './facts/review.ts';
import { sessionFact } from './facts/session.ts';
import { teamFact } from './facts/team.ts';
import { tipFact } from './facts/tip.ts';
import { tipBoxFact } from './facts/tip-box.ts';
import { tipSummaryFact } from './facts/tip-summary.ts';
import { unitFact } from './facts/unit.ts';

/** Every topic that is kept as facts. */
export const facts: readonly AnyFactSpec[] = [
  unitFact,
  registrationFact,
  recognitionFact,
  commitmentFact,
  internalRuleFact,
  coordinationRegulationFact,
  modelFact,
  reviewFact,
  planFact,
  guardFact,
  normFact,
  equipmentFact,
  readinessFact,
  teamFact,
  allowanceRateFact,
  sessionFact,
  classFact,
  tipFact,
  caseOutcomeFact,
  tipBoxFact,
  purgedTipsFact,
  tipSummaryFact,
];
