import type { Tx } from '@binhan/common/transaction';
import { Unit } from '../entities/unit.ts';
import { decidingLevel, ruleSetIn } from '../rounds.ts';
import { registrationLife } from '../states/registration.ts';

export type AppraiseRegistrationInput = { registrationId: string; expectedVersion: number; proposed: boolean };

/** The officer's appraisal. It settles which level decides, by the rule set as of today. */
export async function appraiseRegistration(tx: Tx, input: AppraiseRegistrationInput) {
  const registration = await registrationLife.take(tx, 'appraise', input.registrationId, input.expectedVersion);
  const { managementLevel } = await tx.take(Unit, registration.unitId);
  const { content } = await ruleSetIn(tx, registration.ruleSetId);
  await registrationLife.move(tx, 'appraise', registration, input, {
    appraisedOn: tx.today,
    proposed: input.proposed,
    decidingLevel: decidingLevel(managementLevel, content, tx.today),
  });
  return { registration: registration.id };
}
