import type { Tx } from '@binhan/common/transaction';
import { Registration } from '../entities/registration.ts';
import { Unit } from '../entities/unit.ts';
import { readRuleSets, roundOf } from '../rounds.ts';
import { registrationLife } from '../states/registration.ts';

export type SubmitRegistrationInput = { registrationId: string; expectedVersion: number };

/** Hands the registration in. The first submission counts for its date and its area; a resubmission keeps both. */
export async function submitRegistration(tx: Tx, input: SubmitRegistrationInput) {
  const registration = await tx.take(Registration, input.registrationId, input.expectedVersion);
  if (!registration.submittedOn) {
    const unit = await tx.take(Unit, registration.unitId);
    const round = roundOf(registration.roundYear, await readRuleSets(tx.manager));
    Object.assign(registration, { submittedOn: tx.today, areaId: unit.areaId, late: round !== undefined && tx.today > round.registerBy });
  }
  await registrationLife.move(tx, 'submit', registration, input);
  return { registration: registration.id };
}
