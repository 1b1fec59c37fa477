import { requirePast } from '@binhan/common/days';
import { enteredName, enteredReason } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { isWithin } from '@binhan/common/validity';
import { dossierOf } from '../dossier.ts';
import { AreaCover } from '../entities/area.ts';
import { Authority } from '../entities/authority.ts';
import type { Grade, ReasonCode, Recognition } from '../entities/recognition.ts';
import type { Registration } from '../entities/registration.ts';
import { requireDocuments } from '../legal-documents.ts';
import { type Round, roundOf, ruleSetsIn } from '../rounds.ts';
import { recognitionLife } from '../states/recognition.ts';
import { registrationLife } from '../states/registration.ts';

export type DecideRegistrationInput = {
  registrationId: string;
  expectedVersion: number;
  outcome: 'MET' | 'NOT_MET';
  grade?: Grade | null;
  authorityId: string;
  decisionNo: string;
  decidedOn?: string | null;
  basisIds: string[];
  reasonCode?: ReasonCode | null;
  reason?: string | null;
};

/** The decision of the competent authority: one act that ends the registration and makes the recognition, granted or refused. */
export async function decideRegistration(tx: Tx, input: DecideRegistrationInput) {
  const registration = await registrationLife.take(tx, 'decide', input.registrationId, input.expectedVersion);
  await registrationLife.check(tx, 'decide', registration, input);
  const round = roundOf(registration.roundYear, await ruleSetsIn(tx)) as Round;
  const decidedOn = input.decidedOn ?? tx.today;
  requirePast(tx, decidedOn, 'input.decidedOn');
  if (decidedOn < round.to) throw new Problem('TOO_EARLY_TO_DECIDE', { on: decidedOn, to: round.to }, 'input.decidedOn');
  const authority = await requireCompetentAuthority(tx, registration, round, input.authorityId, decidedOn);
  await requireDocuments(tx, input.basisIds);
  if (input.outcome === 'MET') await requireCriteriaMet(tx, registration);

  await registrationLife.move(tx, 'decide', registration, input);
  const { grade = null, decisionNo, basisIds, reasonCode = null, reason = null } = input;
  const met = input.outcome === 'MET';
  const recognition: Recognition = {
    id: tx.newId(),
    version: 1,
    state: met ? 'RECOGNISED' : 'NOT_MET',
    registrationId: registration.id,
    unitId: registration.unitId,
    roundYear: registration.roundYear,
    areaId: registration.areaId,
    grade: met ? grade : null,
    authorityId: authority.id,
    authorityLevel: authority.level,
    decisionNo: enteredName(decisionNo, 'input.decisionNo', 60),
    decidedOn,
    basisIds,
    revokedOn: null,
    reasonCode: met ? null : reasonCode,
    reason: met || !reason ? null : enteredReason({ reason }),
    synthetic: registration.synthetic,
  };
  await recognitionLife.begin(tx, met ? 'grant' : 'refuse', recognition, input);
  return { registration: registration.id, recognition: recognition.id };
}

/** Body, level, area and time in office must fit (domain.md 3.5); the viewer must act for it. */
async function requireCompetentAuthority(
  tx: Tx,
  { areaId, decidingLevel }: Registration,
  { ruleSet }: Round,
  id: string,
  on: string,
): Promise<Authority> {
  const field = 'input.authorityId';
  const authority = await tx.look(Authority, id);
  if (!authority) throw new Problem('UNKNOWN_AUTHORITY', { id }, field);
  if (!tx.viewer.system && !tx.viewer.authorities.includes(id)) throw new Problem('AUTHORITY_NOT_YOURS', { name: authority.name }, field);
  const { bodies } = ruleSet.content.recogniser;
  const inOffice = isWithin(on, authority.validFrom, authority.validTo);
  const covers = await tx.manager.existsBy(AreaCover, { areaId: authority.areaId, coveredId: areaId });
  if (bodies.includes(authority.kind) && authority.level === decidingLevel && inOffice && covers) return authority;
  throw new Problem(
    'AUTHORITY_NOT_COMPETENT',
    { name: authority.name, ruleSet: ruleSet.id, bodies, level: decidingLevel ?? '', on },
    field,
  );
}

async function requireCriteriaMet(tx: Tx, registration: Registration): Promise<void> {
  const { criteria } = await dossierOf(tx, registration);
  const codes = criteria.filter(({ status }) => status !== 'MET').map(({ criterion }) => criterion.code);
  if (codes.length) throw new Problem('CRITERIA_NOT_MET', { codes }, 'input.outcome');
}
