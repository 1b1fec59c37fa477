import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers } from '../generated/types.ts';
import { appraiseRegistration } from '../operations/appraise-registration.ts';
import { attestRegistration } from '../operations/attest-registration.ts';
import { dissolveUnit, mergeUnit } from '../operations/close-unit.ts';
import { correctUnit } from '../operations/correct-unit.ts';
import { decideRegistration } from '../operations/decide-registration.ts';
import { draftRegistration } from '../operations/draft-registration.ts';
import { draftUnit } from '../operations/draft-unit.ts';
import { moveUnit } from '../operations/move-unit.ts';
import { submitRegistration } from '../operations/submit-registration.ts';
import { recognitionLife } from '../states/recognition.ts';
import { registrationLife } from '../states/registration.ts';
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
};
