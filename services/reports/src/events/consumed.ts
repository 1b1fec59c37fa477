import type { CloudEvent } from '@binhan/common/cloud-event';
import type { Handlers, TopicHandler } from '@binhan/common/consumer';
import { receive } from '@binhan/common/received';
import { isCompacted } from '@binhan/common/topic-plan';
import type { Tx } from '@binhan/common/transaction';
import { referenceHandlers } from '@binhan/reference/handlers';
import type { AnyFactSpec } from '../facts/fact-spec.ts';
import { facts } from '../facts.ts';
import { forgetFact, keepFact } from '../operations/keep-fact.ts';
import { placeAreasOf } from '../operations/keep-rollups.ts';

const reference = referenceHandlers();
const areas = 'units.area.v1';

/** Topic -> operation. */
export const handlers: Handlers = {
  ...reference,
  [areas]: alsoKept(reference[areas], { apply: placeArea }),
  ...Object.fromEntries(facts.map((spec) => [spec.topic, alsoKept(reference[spec.topic], handlerOf(spec))])),
};

function handlerOf(spec: AnyFactSpec): TopicHandler {
  // Not of the others: what cannot be erased has no gaps, and a gap is an alarm.
  const erase: TopicHandler['erase'] = isCompacted(spec.topic) ? (tx, id) => forgetFact(tx, spec, id) : undefined;
  return receive(spec.data, (tx, event) => keepFact(tx, spec, event), erase);
}

/** Sums by province follow their communes. */
async function placeArea(tx: Tx, { subject, data }: CloudEvent<Record<string, unknown>>): Promise<void> {
  if (data.level === 'PROVINCE') placeAreasOf(tx, subject);
}

/** A unit is a fact, and reference data of all the others. */
function alsoKept(before: TopicHandler | undefined, own: TopicHandler): TopicHandler {
  if (!before) return own;
  return {
    async apply(tx, event) {
      await before.apply(tx, event);
      await own.apply(tx, event);
    },
  };
}
