import { parseEvent } from '@binhan/common/cloud-event';
import { kafkaLog } from '@binhan/common/event-log-kafka';
import { AggregateVersion } from '@binhan/common/outbox';
import { type House, silentLogger } from './house.ts';

/** Everything in the topics held against what the database counted. */
export type History = { events: number; lost: string[]; phantom: string[]; outOfOrder: string[]; duplicates: number };

type Seen = { highest: number; ids: Map<number, string> };

export async function compareHistory({ databases, kafka, topics }: House): Promise<History> {
  const counted = (await Promise.all(Object.values(databases).map(({ read }) => read.manager.find(AggregateVersion)))).flat();
  const versions = new Map(counted.map(({ topic, aggregateId, version }) => [`${topic} ${aggregateId}`, version]));
  const seen = new Map<string, Seen>();
  const history: History = { events: 0, lost: [], phantom: [], outOfOrder: [], duplicates: 0 };
  const log = kafkaLog(kafka, silentLogger);
  try {
    for (const topic of topics)
      for await (const { key, value } of log.read(topic, { fromBeginning: true, follow: false, signal: AbortSignal.timeout(120_000) })) {
        history.events++;
        note(history, seen, `${topic} ${key}`, parseEvent(value));
      }
  } finally {
    await log.close();
  }
  for (const [aggregate, { highest }] of seen) {
    const known = versions.get(aggregate);
    if (known === undefined) history.phantom.push(`${aggregate} is not in the database`);
    else if (highest > known) history.phantom.push(`${aggregate} has version ${highest}, the database ${known}`);
  }
  for (const [aggregate, known] of versions)
    for (let version = 1; version <= known; version++)
      if (!seen.get(aggregate)?.ids.has(version)) history.lost.push(`${aggregate} version ${version}`);
  return history;
}

function note(
  history: History,
  seen: Map<string, Seen>,
  aggregate: string,
  { id, aggregateversion }: { id: string; aggregateversion: number },
) {
  const one = seen.get(aggregate) ?? { highest: 0, ids: new Map() };
  seen.set(aggregate, one);
  const known = one.ids.get(aggregateversion);
  if (known === id) history.duplicates++;
  // A change that was rolled back and published all the same would take the number of another one.
  else if (known) history.phantom.push(`${aggregate} version ${aggregateversion} has two events`);
  else if (aggregateversion < one.highest) history.outOfOrder.push(`${aggregate} version ${aggregateversion} after ${one.highest}`);
  one.ids.set(aggregateversion, id);
  one.highest = Math.max(one.highest, aggregateversion);
}
