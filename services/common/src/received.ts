import type { z } from 'zod';
import type { CloudEvent } from './cloud-event.ts';
import type { TopicHandler } from './consumer.ts';
import type { Tx } from './transaction.ts';

/** An event as an operation takes it, without its envelope: whose it is, the how manieth and when, what happened, the state after it. */
export type Received<Data> = { id: string; version: number; time: Date; change: string; data: Data };

/**
 * The handler of a topic: reads what this service needs of the event, and calls the operation. Schemas here are open:
 * new fields and new enum values of the writer must not stop a reader. `erase` is needed for a compacted topic.
 */
export function receive<Data>(
  schema: z.ZodType<Data>,
  operation: (tx: Tx, event: Received<Data>) => Promise<void>,
  erase?: TopicHandler['erase'],
): TopicHandler {
  const apply = (tx: Tx, { subject, aggregateversion: version, time, data }: CloudEvent<Record<string, unknown>>) =>
    operation(tx, { id: subject, version, time: new Date(time), change: String(data.change), data: schema.parse(data) });
  return erase ? { apply, erase } : { apply };
}
