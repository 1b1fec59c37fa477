import type { Handlers, TopicHandler } from '@binhan/common/consumer';
import { receive } from '@binhan/common/received';
import { isCompacted } from '@binhan/common/topic-plan';
import { referenceHandlers } from '@binhan/reference/handlers';
import { facts } from '../facts.ts';
import { forgetFact, keepFact } from '../operations/keep-fact.ts';

/** Topic -> operation. */
export const handlers: Handlers = {
  ...referenceHandlers(),
  ...Object.fromEntries(
    facts.map((spec) => {
      // Not of the others: what cannot be erased has no gaps, and a gap is an alarm.
      const erase: TopicHandler['erase'] = isCompacted(spec.topic) ? (tx, id) => forgetFact(tx, spec, id) : undefined;
      return [spec.topic, receive(spec.data, (tx, event) => keepFact(tx, spec, event), erase)];
    }),
  ),
};
