import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Registration } from '../entities/registration.ts';
import { roundOf, ruleSetsIn } from '../rounds.ts';
import { registrationLife } from '../states/registration.ts';
import { unitLife } from '../states/unit.ts';

export type DraftRegistrationInput = { unitId: string; roundYear: number };

/** Opens the unit's registration for a round: one live registration per unit and round (domain.md 3.5). */
export async function draftRegistration(tx: Tx, input: DraftRegistrationInput) {
  const { unitId, roundYear } = input;
  const unit = await unitLife.see(tx, unitId);
  const round = roundOf(roundYear, await ruleSetsIn(tx));
  if (!round) throw new Problem('NO_SUCH_ROUND', { year: roundYear }, 'input.roundYear');
  const registration: Registration = {
    id: tx.newId(),
    version: 1,
    state: 'DRAFT',
    unitId,
    roundYear,
    ruleSetId: round.ruleSet.id,
    liveKey: `${unitId}:${roundYear}`,
    areaId: unit.areaId,
    submittedOn: null,
    late: false,
    criteria: [],
    documents: [],
    returnReason: null,
    selfAssessedOn: null,
    appraisedOn: null,
    proposed: null,
    decidingLevel: null,
    synthetic: unit.synthetic,
  };
  await registrationLife.begin(tx, 'draft', registration, input);
  return { registration: registration.id };
}
