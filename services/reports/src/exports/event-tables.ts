import { allowanceRateFact } from '../facts/allowance-rate.ts';
import { caseOutcomeFact } from '../facts/case-outcome.ts';
import { classFact } from '../facts/class.ts';
import { commitmentFact } from '../facts/commitment.ts';
import { coordinationRegulationFact } from '../facts/coordination-regulation.ts';
import { equipmentFact } from '../facts/equipment.ts';
import type { AnyFactSpec } from '../facts/fact-spec.ts';
import { guardFact } from '../facts/guard.ts';
import { internalRuleFact } from '../facts/internal-rule.ts';
import { modelFact } from '../facts/model.ts';
import { normFact } from '../facts/norm.ts';
import { planFact } from '../facts/plan.ts';
import { purgedTipsFact } from '../facts/purged-tips.ts';
import { readinessFact } from '../facts/readiness.ts';
import { recognitionFact } from '../facts/recognition.ts';
import { registrationFact } from '../facts/registration.ts';
import { reviewFact } from '../facts/review.ts';
import { sessionFact } from '../facts/session.ts';
import { teamFact } from '../facts/team.ts';
import { tipFact } from '../facts/tip.ts';
import { tipBoxFact } from '../facts/tip-box.ts';
import { tipSummaryFact } from '../facts/tip-summary.ts';
import { unitFact } from '../facts/unit.ts';
import type { FactName } from './export-request.ts';

export type EventTable = {
  fact: AnyFactSpec;
  /** The day by which a period takes a row; some have none. */
  day?: string;
  /** The lines of the fact instead of the fact itself. */
  lines?: boolean;
};

/** The facts that can be had row by row: ids, codes, days and counts, as they were published. */
export const eventTables: Readonly<Record<FactName, EventTable>> = {
  UNIT: { fact: unitFact, day: 'openedOn' },
  REGISTRATION: { fact: registrationFact, day: 'submittedOn' },
  RECOGNITION: { fact: recognitionFact, day: 'decidedOn' },
  COMMITMENT: { fact: commitmentFact, day: 'signedOn' },
  INTERNAL_RULE: { fact: internalRuleFact, day: 'approvedOn' },
  COORDINATION_REGULATION: { fact: coordinationRegulationFact, day: 'signedOn' },
  MODEL: { fact: modelFact, day: 'launchedOn' },
  REVIEW: { fact: reviewFact, day: 'dueOn' },
  PLAN: { fact: planFact, day: 'approvedOn' },
  GUARD: { fact: guardFact, day: 'startOn' },
  NORM: { fact: normFact, day: 'validFrom' },
  NORM_LINE: { fact: normFact, day: 'validFrom', lines: true },
  EQUIPMENT: { fact: equipmentFact },
  READINESS: { fact: readinessFact, day: 'assessedOn' },
  TEAM: { fact: teamFact, day: 'formedOn' },
  ALLOWANCE_RATE: { fact: allowanceRateFact, day: 'validFrom' },
  SESSION: { fact: sessionFact, day: 'heldOn' },
  SESSION_LINE: { fact: sessionFact, day: 'heldOn', lines: true },
  CLASS: { fact: classFact, day: 'firstDay' },
  CLASS_LINE: { fact: classFact, day: 'firstDay', lines: true },
  TIP: { fact: tipFact, day: 'receivedOn' },
  CASE_OUTCOME: { fact: caseOutcomeFact, day: 'clarifiedOn' },
  TIP_BOX: { fact: tipBoxFact, day: 'activatedOn' },
  PURGED_TIPS: { fact: purgedTipsFact, day: 'firstDay' },
  PURGED_TIPS_LINE: { fact: purgedTipsFact, day: 'firstDay', lines: true },
  TIP_SUMMARY: { fact: tipSummaryFact, day: 'firstDay' },
  TIP_SUMMARY_LINE: { fact: tipSummaryFact, day: 'firstDay', lines: true },
};
