import { z } from 'zod';

/** What every record of every topic is: CloudEvents 1.0, structured JSON, with the extensions of the house. */
export type CloudEvent<Data = unknown> = {
  specversion: '1.0';
  id: string;
  source: string;
  /** `units.registration.submitted.v1` */
  type: string;
  /** Id of the aggregate. */
  subject: string;
  time: string;
  dataschema: string;
  datacontenttype: 'application/json';
  /** Counts the events of the aggregate: 1, 2, 3, ... */
  aggregateversion: number;
  correlationid?: string;
  causationid?: string;
  traceparent?: string;
  /** Random pseudonym of who caused it; the owning service alone knows more. */
  actorref?: string;
  data: Data;
};

const received = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().min(1),
  time: z.string().min(1),
  aggregateversion: z.number().int().min(1),
  data: z.looseObject({}),
});

/** Reads a record's value. Throws for what is not a CloudEvent of the house, and for the null of an erasure. */
export function parseEvent(value: string | null): CloudEvent<Record<string, unknown>> {
  return received.parse(JSON.parse(value ?? 'null')) as CloudEvent<Record<string, unknown>>;
}
