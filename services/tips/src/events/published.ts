import { dayOf } from '@binhan/common/clock';
import { defineTopic } from '@binhan/common/topic';
import type { Tip } from '../entities/tip.ts';

// What leaves the service, field by field: whatever is not named here stays. No content, no unit, no person, no hour.
const schemas = new URL('../../../../schemas/events/tips/', import.meta.url);

export const tipTopic = defineTopic('tips', 'tip', new URL('tip.v1.json', schemas), { discreet: true });

export function tipState(tip: Tip) {
  const { state, channel, category, areaId, legalKind, value, valueConfirmedOn, sourceUnitKind, outcome, extendedOn, synthetic } = tip;
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
    synthetic,
  };
}

function inTime(doneOn: string | null, dueOn: string): boolean | null {
  return doneOn === null ? null : doneOn <= dueOn;
}
