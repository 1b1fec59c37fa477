import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers } from '../generated/types.ts';
import { appraiseRegistration } from '../operations/appraise-registration.ts';
import { approveInternalRule } from '../operations/approve-internal-rule.ts';
import { approvePlan } from '../operations/approve-plan.ts';
import { attestRegistration } from '../operations/attest-registration.ts';
import { dissolveUnit, mergeUnit } from '../operations/close-unit.ts';
import { correctUnit } from '../operations/correct-unit.ts';
import { decideRegistration } from '../operations/decide-registration.ts';
import { doTaskOfPlan } from '../operations/do-task-of-plan.ts';
import { draftCommitment } from '../operations/draft-commitment.ts';
import { draftCoordinationRegulation } from '../operations/draft-coordination-regulation.ts';
import { draftInternalRule } from '../operations/draft-internal-rule.ts';
import { draftPlan } from '../operations/draft-plan.ts';
import { draftRegistration } from '../operations/draft-registration.ts';
import { draftUnit } from '../operations/draft-unit.ts';
import { holdReview } from '../operations/hold-review.ts';
import { launchModel } from '../operations/launch-model.ts';
import { moveUnit } from '../operations/move-unit.ts';
import { planReview } from '../operations/plan-review.ts';
import { proposeModel } from '../operations/propose-model.ts';
import { replicateModel } from '../operations/replicate-model.ts';
import { reportReview } from '../operations/report-review.ts';
import { signCommitment } from '../operations/sign-commitment.ts';
import { signCoordinationRegulation } from '../operations/sign-coordination-regulation.ts';
import { submitRegistration } from '../operations/submit-registration.ts';
import { commitmentLife } from '../states/commitment.ts';
import { coordinationRegulationLife } from '../states/coordination-regulation.ts';
import { internalRuleLife } from '../states/internal-rule.ts';
import { modelLife } from '../states/model.ts';
import { planLife } from '../states/plan.ts';
import { recognitionLife } from '../states/recognition.ts';
import { registrationLife } from '../states/registration.ts';
import { reviewLife } from '../states/review.ts';
import { unitLife } from '../states/unit.ts';

/** One mutation for each line of the state tables; the operations named here have a rule of their own. */
export const Mutation: MutationResolvers = {
  ...mutationsOf(unitLife, { draft: draftUnit, correct: correctUnit, move: moveUnit, merge: mergeUnit, dissolve: dissolveUnit }),
  ...mutationsOf(registrationLife, {
    draft: draftRegistration,
    attest: attestRegistration,
    submit: submitRegistration,
    appraise: appraiseRegistration,
    decide: decideRegistration,
  }),
  ...mutationsOf(recognitionLife),
  ...mutationsOf(commitmentLife, { draft: draftCommitment, sign: signCommitment }),
  ...mutationsOf(internalRuleLife, { draft: draftInternalRule, approve: approveInternalRule }),
  ...mutationsOf(coordinationRegulationLife, { draft: draftCoordinationRegulation, sign: signCoordinationRegulation }),
  ...mutationsOf(modelLife, { propose: proposeModel, replicate: replicateModel, launch: launchModel }),
  ...mutationsOf(planLife, { draft: draftPlan, approve: approvePlan, doTaskOf: doTaskOfPlan }),
  ...mutationsOf(reviewLife, { plan: planReview, hold: holdReview, report: reportReview }),
};
