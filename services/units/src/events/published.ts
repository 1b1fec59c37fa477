import type { Day } from '@binhan/common/clock';
import { defineTopic } from '@binhan/common/topic';
import type { Area } from '../entities/area.ts';
import type { LegalDocument } from '../entities/legal-document.ts';
import type { Recognition } from '../entities/recognition.ts';
import type { Registration } from '../entities/registration.ts';
import type { Unit } from '../entities/unit.ts';

// What leaves the service, field by field: whatever is not named here stays. No contact, no free text, no person.
const schemas = new URL('../../../../schemas/events/units/', import.meta.url);

export const areaTopic = defineTopic('units', 'area', new URL('area.v1.json', schemas));
export const unitTopic = defineTopic('units', 'unit', new URL('unit.v1.json', schemas));
export const legalDocumentTopic = defineTopic('units', 'legal-document', new URL('legal-document.v1.json', schemas));
export const registrationTopic = defineTopic('units', 'registration', new URL('registration.v1.json', schemas));
export const recognitionTopic = defineTopic('units', 'recognition', new URL('recognition.v1.json', schemas));

export function areaState({ code, name, type, level, parentId, validFrom, validTo }: Area, covers: string[]) {
  return { code, name, type, level, parentId, validFrom, validTo, covers };
}

export function legalDocumentState({ number, aliases, issuer, issuedOn, subject, inForceFrom, inForceTo, replacesId }: LegalDocument) {
  return { number, aliases, issuer, issuedOn, subject, inForceFrom, inForceTo, replacesId };
}

export function unitState(unit: Unit, areaSince: Day) {
  const { state, code, name, aliases, kind, subKind, size, managementLevel, areaId, headcountStaff, headcountPupils } = unit;
  const { isKeyEconomic, fireRisk, openedOn, closedOn, successorId, synthetic } = unit;
  const numbers = { headcountStaff, headcountPupils };
  const flags = { isKeyEconomic, isLarge: size === 'LARGE', fireRisk, synthetic };
  return {
    state,
    code,
    name,
    aliases,
    kind,
    subKind,
    size,
    managementLevel,
    areaId,
    areaSince,
    ...numbers,
    ...flags,
    openedOn,
    closedOn,
    successorId,
  };
}

export function registrationState(registration: Registration, unit: Unit) {
  const { state, unitId, roundYear, ruleSetId, areaId, submittedOn, late, criteria, selfAssessedOn, appraisedOn, synthetic } = registration;
  const answers = criteria.map(({ code, met, source }) => ({ code, met, ...(source ? { source } : {}) }));
  return {
    state,
    unitId,
    unit: unitFacts(unit, areaId),
    roundYear,
    ruleSetId,
    submittedOn,
    late,
    criteria: answers,
    selfAssessedOn,
    appraisedOn,
    synthetic,
  };
}

export function recognitionState(recognition: Recognition, unit: Unit) {
  const {
    state,
    registrationId,
    unitId,
    roundYear,
    areaId,
    grade,
    authorityId,
    decisionNo,
    decidedOn,
    basisIds,
    revokedOn,
    reasonCode,
    synthetic,
  } = recognition;
  const decision = { authorityId, decisionNo, decidedOn, basisIds, revokedOn, reasonCode };
  return { state, registrationId, unitId, unit: unitFacts(unit, areaId), roundYear, grade, ...decision, synthetic };
}

/** The unit as of the record's date, so that a reader needs no other topic. */
export function unitFacts({ kind, subKind, managementLevel, isKeyEconomic, size }: Unit, areaId: string) {
  return { kind, subKind, managementLevel, isKeyEconomic, isLarge: size === 'LARGE', areaId };
}
