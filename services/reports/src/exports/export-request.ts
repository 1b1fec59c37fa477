import type { Day } from '@binhan/common/clock';
import type { Asked } from '../queries/ask.ts';

/** The figures of an indicator. */
export type IndicatorRequest = Asked & { code: string };

/** Rows of facts. */
export type EventsRequest = {
  facts: FactName;
  /** Half-open: the first day is in it, the last is not. */
  from?: Day | null;
  to?: Day | null;
};
/** Values of `ExportFacts` in the contract. */
export type FactName =
  | 'UNIT'
  | 'REGISTRATION'
  | 'RECOGNITION'
  | 'COMMITMENT'
  | 'INTERNAL_RULE'
  | 'COORDINATION_REGULATION'
  | 'MODEL'
  | 'REVIEW'
  | 'PLAN'
  | 'GUARD'
  | 'NORM'
  | 'NORM_LINE'
  | 'EQUIPMENT'
  | 'READINESS'
  | 'TEAM'
  | 'ALLOWANCE_RATE'
  | 'SESSION'
  | 'SESSION_LINE'
  | 'CLASS'
  | 'CLASS_LINE'
  | 'TIP'
  | 'CASE_OUTCOME'
  | 'TIP_BOX'
  | 'PURGED_TIPS'
  | 'PURGED_TIPS_LINE'
  | 'TIP_SUMMARY'
  | 'TIP_SUMMARY_LINE';

/** What somebody asks to have as a file: one of these. */
export type ExportRequest = { indicator: IndicatorRequest } | { events: EventsRequest };
