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
export type FactName = 'REGISTRATION' | 'RECOGNITION' | 'SESSION' | 'SESSION_LINE';

/** What somebody asks to have as a file: one of these. */
export type ExportRequest = { indicator: IndicatorRequest } | { events: EventsRequest };
