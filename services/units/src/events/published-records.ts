import type { Day } from '@binhan/common/clock';
import { defineTopic } from '@binhan/common/topic';
import type { Commitment } from '../entities/commitment.ts';
import type { CoordinationRegulation } from '../entities/coordination-regulation.ts';
import type { InternalRule } from '../entities/internal-rule.ts';
import type { Model } from '../entities/model.ts';
import type { Plan } from '../entities/plan.ts';
import type { Review } from '../entities/review.ts';
import type { Unit } from '../entities/unit.ts';
import { unitFacts } from './published.ts';

// The records of the programme as they leave the service: counts and days; no title, no reason, no task in words.
const schemas = new URL('../../../../schemas/events/units/', import.meta.url);

export const commitmentTopic = defineTopic('units', 'commitment', new URL('commitment.v1.json', schemas));
export const internalRuleTopic = defineTopic('units', 'internal-rule', new URL('internal-rule.v1.json', schemas));
export const coordinationRegulationTopic = defineTopic(
  'units',
  'coordination-regulation',
  new URL('coordination-regulation.v1.json', schemas),
);
export const modelTopic = defineTopic('units', 'model', new URL('model.v1.json', schemas));
export const planTopic = defineTopic('units', 'plan', new URL('plan.v1.json', schemas));
export const reviewTopic = defineTopic('units', 'review', new URL('review.v1.json', schemas));

export function commitmentState(commitment: Commitment, unit: Unit) {
  const { state, unitId, areaId, kind, year, eligibleCount, signedCount, signedOn, basisIds, synthetic } = commitment;
  return { state, unitId, unit: unitFacts(unit, areaId), kind, year, eligibleCount, signedCount, signedOn, basisIds, synthetic };
}

export function internalRuleState(rule: InternalRule, unit: Unit) {
  const { state, unitId, areaId, kind, documentNumber, edition, approvedOn, reviewDueOn, endedOn, basisIds, synthetic } = rule;
  const days = { approvedOn, reviewDueOn, endedOn };
  return { state, unitId, unit: unitFacts(unit, areaId), kind, documentNumber, edition, ...days, basisIds, synthetic };
}

export function coordinationRegulationState(regulation: CoordinationRegulation, unit: Unit) {
  const { state, unitId, areaId, theme, documentNumber, authorityIds, replacesId, signedOn, endsOn, endedOn, basisIds, synthetic } =
    regulation;
  const days = { signedOn, endsOn, endedOn };
  return { state, unitId, unit: unitFacts(unit, areaId), theme, documentNumber, authorityIds, replacesId, ...days, basisIds, synthetic };
}

export function modelState(model: Model, unit: Unit, replications: number) {
  const { state, unitId, areaId, kind, name, foundedOn, members, replicatedFromId, rootId, launchedOn, endedOn, basisIds, synthetic } =
    model;
  const lineage = { replicatedFromId, rootId, replications };
  const days = { foundedOn, launchedOn, endedOn };
  return { state, unitId, unit: unitFacts(unit, areaId), kind, name, members, ...lineage, ...days, basisIds, synthetic };
}

export function planState(plan: Plan, unit: Unit | null) {
  const { state, unitId, authorityId, areaId, year, tasks, approvedOn, closedOn, basisIds, synthetic } = plan;
  const done = tasks.filter(({ doneOn }) => doneOn !== null);
  const counts = {
    tasks: tasks.length,
    done: done.length,
    doneOnTime: done.filter(({ doneOn, dueOn }) => (doneOn as Day) <= dueOn).length,
  };
  const openDueOn = tasks.flatMap(({ doneOn, dueOn }) => (doneOn === null ? [dueOn] : [])).sort();
  const issuer = { unitId, unit: unit && unitFacts(unit, areaId), authorityId, areaId };
  return { state, ...issuer, year, ...counts, openDueOn, approvedOn, closedOn, basisIds, synthetic };
}

export function reviewState(review: Review, unit: Unit) {
  const { state, unitId, areaId, kind, subject, periodFrom, periodTo, dueOn, heldOn, reportedOn, acceptedOn } = review;
  const { returns, qualityGrade, synthetic } = review;
  const days = { periodFrom, periodTo, dueOn, heldOn, reportedOn, acceptedOn };
  return { state, unitId, unit: unitFacts(unit, areaId), kind, subject, ...days, returns, qualityGrade, synthetic };
}
