import { readFileSync } from 'node:fs';

type Told = { spec: { topic?: { name: string }; actions: Readonly<Record<string, { event?: string }>> } };

/** The changes that a state table tells, and those that the contract of its topic knows: a test holds them against each other. */
export function changesOf({ spec: { topic, actions } }: Told): { topic: string; told: string[]; agreed: string[] } {
  if (!topic) throw new Error('A record without a topic tells nothing');
  const [service, aggregate, major] = topic.name.split('.');
  const contract = new URL(`../../../schemas/events/${service}/${aggregate}.${major}.json`, import.meta.url);
  const told = Object.values(actions).flatMap(({ event }) => event ?? []);
  return {
    topic: topic.name,
    told: [...new Set(told)].sort(),
    agreed: JSON.parse(readFileSync(contract, 'utf8')).properties.change.enum.toSorted(),
  };
}
