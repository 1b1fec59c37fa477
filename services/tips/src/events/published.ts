import { dayOf } from '@binhan/common/clock';
import { defineTopic } from '@binhan/common/topic';
import { clockClasses } from '../clock-classes.ts';
import type { CaseOutcome, CaseTip } from '../entities/case-outcome.ts';
import type { Tip } from '../entities/tip.ts';
import type { TipBox } from '../entities/tip-box.ts';
import type { TipSummary } from '../entities/tip-summary.ts';

// What leaves the service, field by field: whatever is not named here stays. No content, no unit, no person, no hour.
const schemas = new URL('../../../../schemas/events/tips/', import.meta.url);

export const tipTopic = defineTopic('tips', 'tip', new URL('tip.v1.json', schemas), { discreet: true });

export const caseOutcomeTopic = defineTopic('tips', 'case-outcome', new URL('case-outcome.v1.json', schemas), { discreet: true });

/** Of a box no unit is told: with it a count of papers would be a figure about that unit. */
export const tipBoxTopic = defineTopic('tips', 'tip-box', new URL('tip-box.v1.json', schemas), { discreet: true });

/** What everyone may read of tips: the only topic of this service that is not restricted. */
export const summaryTopic = defineTopic('tips', 'summary', new URL('summary.v1.json', schemas), { discreet: true });

/** Counts of what was erased, so that it does not vanish from the figures of who reads the topics. Keyed by the quarter. */
export const purgedTopic = defineTopic('tips', 'purged', new URL('purged.v1.json', schemas), { discreet: true });

export function summaryState({ firstDay, lastDay, cells, total, year, frozenOn, synthetic }: TipSummary) {
  return { firstDay, lastDay, cells, total, year, frozenOn, synthetic };
}

export function tipState(tip: Tip) {
  const { state, channel, category, areaId, legalKind, value, valueConfirmedOn, sourceUnitKind, outcome, extendedOn, synthetic } = tip;
  const { FORWARD: forwardedClass, ACKNOWLEDGE: acknowledgedClass, RESOLVE: resolvedClass } = clockClasses(tip);
  const settled = value !== 'VALUABLE' || valueConfirmedOn !== null;
  return {
    state,
    channel,
    category,
    areaId,
    receivedOn: dayOf(tip.receivedAt),
    legalKind,
    value: settled ? value : null,
    sourceUnitKind,
    outcome,
    extended: extendedOn !== null,
    forwardedInTime: tip.forwardedOn === null ? null : !tip.forwardedLate,
    acknowledgedInTime: inTime(tip.acknowledgedOn, tip.acknowledgeDueOn),
    resolvedInTime: inTime(tip.resolvedOn, tip.resolveDueOn),
    ...{ forwardedClass, acknowledgedClass, resolvedClass },
    synthetic,
  };
}

export function caseOutcomeState(outcome: CaseOutcome, tips: readonly CaseTip[]) {
  const { state, category, areaId, clarifiedOn, arrestedCount, synthetic } = outcome;
  const primaryTips = tips.filter(({ role }) => role === 'PRIMARY').length;
  return { state, category, areaId, clarifiedOn, arrestedCount, primaryTips, corroboratingTips: tips.length - primaryTips, synthetic };
}

export function tipBoxState({ state, areaId, activatedOn, openEveryDays, lastOpenedOn, lastCount, openDueOn, synthetic }: TipBox) {
  return { state, areaId, activatedOn, openEveryDays, lastOpenedOn, lastCount, openDueOn, synthetic };
}

function inTime(doneOn: string | null, dueOn: string): boolean | null {
  return doneOn === null ? null : doneOn <= dueOn;
}
