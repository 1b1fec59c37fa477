import { defineTopic } from '@binhan/common/topic';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { unitFacts } from '@binhan/reference/units';
import type { BroadcastColumn, BroadcastEdition } from '../entities/broadcast-column.ts';
import type { Campaign } from '../entities/campaign.ts';
import type { Enrolment } from '../entities/enrolment.ts';
import type { Session, SessionLine } from '../entities/session.ts';
import type { ClassLine, TrainingClass } from '../entities/training-class.ts';
import type { Body } from '../vocabulary.ts';

// What leaves the service, field by field: whatever is not named here stays. No place, no reason, no person.
const schemas = new URL('../../../../schemas/events/training/', import.meta.url);

export const campaignTopic = defineTopic('training', 'campaign', new URL('campaign.v1.json', schemas));
export const broadcastColumnTopic = defineTopic('training', 'broadcast-column', new URL('broadcast-column.v1.json', schemas));
export const sessionTopic = defineTopic('training', 'session', new URL('session.v1.json', schemas));
export const classTopic = defineTopic('training', 'class', new URL('class.v1.json', schemas));
export const enrolmentTopic = defineTopic('training', 'enrolment', new URL('enrolment.v1.json', schemas));

type Units = ReadonlyMap<string, UnitRef>;

export function campaignState({ state, name, programme, firstDay, lastDay, organisers, basisIds, synthetic }: Campaign) {
  return { state, name, programme, firstDay, lastDay, organisers: bodies(organisers), basisIds, synthetic };
}

export function broadcastColumnState(column: BroadcastColumn, edition: BroadcastEdition | null) {
  const { state, name, broadcaster, editionCount, lastEditionOn, synthetic } = column;
  const lastEdition = edition && { airedOn: edition.airedOn, topics: edition.topics };
  return { state, name, broadcaster, editionCount, lastEditionOn, lastEdition, synthetic };
}

export function sessionState(session: Session, lines: readonly SessionLine[], units: Units) {
  const { state, programme, channel, topics, organisers, partners, areaId, campaignId, modelId, countMethod } = session;
  const { plannedOn, heldOn, reportedOn, verifiedOn, versionNumber, correctsId, synthetic } = session;
  return {
    state,
    programme,
    channel,
    topics,
    organisers: bodies(organisers),
    partners: bodies(partners),
    areaId,
    campaignId,
    modelId,
    plannedOn,
    heldOn,
    reportedOn,
    verifiedOn,
    countMethod,
    lines: lines.map((line) => ({ ...unitOf(line, units), audience: line.audience, attendance: line.attendance })),
    versionNumber,
    correctsId,
    synthetic,
  };
}

export function classState(trainingClass: TrainingClass, lines: readonly ClassLine[], units: Units) {
  const { state, kind, programme, counts, topic, organisers, areaId, firstDay, lastDay, places, issuerId } = trainingClass;
  const { countMethod, completedOn, verifiedOn, synthetic } = trainingClass;
  return {
    state,
    kind,
    programme,
    counts,
    topic,
    organisers: bodies(organisers),
    areaId,
    firstDay,
    lastDay,
    places,
    issuerId,
    countMethod,
    completedOn,
    verifiedOn,
    lines: lines.map((line) => ({ ...unitOf(line, units), audience: line.audience, learners: line.learners, passed: line.passed })),
    synthetic,
  };
}

export function enrolmentState(enrolment: Enrolment, unit: UnitRef, { kind }: TrainingClass) {
  const { state, classId, guardId, unitId, unitAreaId, certificateKind, issuedBy, issuedOn, expiresOn, synthetic } = enrolment;
  const certificate = certificateKind && { kind: certificateKind, issuedBy, issuedOn, expiresOn };
  return { state, classId, guardId, unitId, unit: unitFacts(unit, unitAreaId), classKind: kind, certificate, synthetic };
}

function bodies(list: readonly Body[]) {
  return list.map(({ kind, authorityId }) => ({ kind, authorityId }));
}

function unitOf({ unitId, unitAreaId }: Pick<SessionLine, 'unitId' | 'unitAreaId'>, units: Units) {
  const unit = unitId ? units.get(unitId) : undefined;
  return { unitId, unit: unit && unitAreaId ? unitFacts(unit, unitAreaId) : null };
}
