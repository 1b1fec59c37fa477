import { UnitRef } from '@binhan/reference/entities/unit';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, provincial, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

test('units whose codes are the same for a moment are each on a page of readiness', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) ids.push((await world.activeUnit()).id);
  // Units that exchange their codes: the event of one has come, that of the other has not.
  for (const id of ids) await world.database.read.manager.update(UnitRef, { id }, { code: 'HOAN-DOI' });
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const query =
      'query ($after: String) { readiness(first: 1, after: $after) { nodes { unit { id } } pageInfo { hasNextPage endCursor } } }';
    const { nodes, pageInfo }: { nodes: { unit: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await world.ask(query, { after }, provincial)
    ).data.readiness;
    seen.push(...nodes.map(({ unit }) => unit.id));
    ({ hasNextPage: more, endCursor: after } = pageInfo);
  }
  expect(seen.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
});
