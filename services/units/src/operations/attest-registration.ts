import { requirePast } from '@binhan/common/days';
import { enteredName, enteredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { CriterionAnswer, DossierDocument } from '../entities/registration.ts';
import { Unit } from '../entities/unit.ts';
import { criteriaFor, ruleSetIn } from '../rounds.ts';
import { registrationLife } from '../states/registration.ts';

export type AttestRegistrationInput = {
  registrationId: string;
  expectedVersion: number;
  criteria?: { code: string; met: boolean; points?: number | null; documentNumber?: string | null }[] | null;
  documents?: DossierDocument[] | null;
};

/** Fills the dossier: answers to criteria and papers. What is given again replaces what was there; the rest stays. */
export async function attestRegistration(tx: Tx, input: AttestRegistrationInput) {
  const registration = await registrationLife.take(tx, 'attest', input.registrationId, input.expectedVersion);
  await registrationLife.check(tx, 'attest', registration, input);
  const { content } = await ruleSetIn(tx, registration.ruleSetId);
  const codes = criteriaFor(await tx.take(Unit, registration.unitId), content).map(({ code }) => code);
  const kinds = content.dossier;
  const ruleSet = registration.ruleSetId;
  const answers = (input.criteria ?? []).map(({ code, met, points, documentNumber }, i): CriterionAnswer => {
    if (!codes.includes(code)) throw new Problem('UNKNOWN_CRITERION', { code, ruleSet, codes }, `input.criteria.${i}.code`);
    return {
      code,
      met,
      ...(points == null ? {} : { points }),
      ...(documentNumber ? { documentNumber: enteredText(documentNumber, `input.criteria.${i}.documentNumber`, 60) } : {}),
      attestedOn: tx.today,
    };
  });
  const papers = (input.documents ?? []).map(({ kind, number, datedOn }, i) => {
    if (!kinds.includes(kind)) throw new Problem('UNKNOWN_DOCUMENT_KIND', { kind, ruleSet, kinds }, `input.documents.${i}.kind`);
    requirePast(tx, datedOn, `input.documents.${i}.datedOn`);
    return { kind, number: enteredName(number, `input.documents.${i}.number`, 60), datedOn };
  });
  await registrationLife.move(tx, 'attest', registration, input, {
    criteria: replaceBy(registration.criteria, answers, ({ code }) => code),
    documents: replaceBy(registration.documents, papers, ({ kind }) => kind),
  });
  return { registration: registration.id };
}

function replaceBy<T>(old: readonly T[], given: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map([...old, ...given].map((one) => [keyOf(one), one])).values()];
}
