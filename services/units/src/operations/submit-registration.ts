import type { Tx } from '@binhan/common/transaction';
import type { Registration } from '../entities/registration.ts';
import { unitAreasOn } from '../queries/units.ts';
import { roundOf, ruleSetsIn } from '../rounds.ts';
import { registrationLife } from '../states/registration.ts';

export type SubmitRegistrationInput = { registrationId: string; expectedVersion: number };

/** Hands the registration in. The first submission counts for its date and its area; a resubmission keeps both. */
export async function submitRegistration(tx: Tx, input: SubmitRegistrationInput) {
  const registration = await registrationLife.take(tx, 'submit', input.registrationId, input.expectedVersion);
  const first = registration.submittedOn === null ? await firstSubmission(tx, registration) : {};
  await registrationLife.move(tx, 'submit', registration, input, first);
  return { registration: registration.id };
}

async function firstSubmission(tx: Tx, { unitId, roundYear }: Registration): Promise<Partial<Registration>> {
  const [place] = await unitAreasOn(tx.manager, [unitId], tx.today);
  const round = roundOf(roundYear, await ruleSetsIn(tx));
  return { submittedOn: tx.today, ...(place ? { areaId: place.areaId } : {}), late: round !== undefined && tx.today > round.registerBy };
}
