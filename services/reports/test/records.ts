import { type Data, examplesOf } from './topics.ts';
import type { World } from './world.ts';

/** Publishes records of a topic: the first example of its contract, and what differs from it. */
export function publisherOf({ publish }: Pick<World, 'publish'>, topic: string) {
  const { change: usual, ...example } = examplesOf(`${topic}.v1`)[0] as Data;
  return (id: string, { change = usual, ...more }: Data = {}, at?: string) => publish(topic, id, change, { ...example, ...more }, at);
}

/** Facts of a unit as they stand in events. */
export const unitFacts = {
  ...{ kind: 'SCHOOL', subKind: null, managementLevel: 'COMMUNE', isKeyEconomic: false, isLarge: false },
  areaId: '03408@2025-07-01',
};

export const officer = { roles: ['PROVINCIAL_OFFICER' as const] };
