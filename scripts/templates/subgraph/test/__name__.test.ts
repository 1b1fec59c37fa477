import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { provincial as officer } from '@binhan/units/testing';
import { startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('it is drafted, activated and ended', async () => {
  const { __type__: drafted } = await world.draft();
  expect(drafted).toMatchObject({ state: 'DRAFT', version: 1, name: 'Hoa Ban', unit: { id: world.ownUnit }, allowedActions: [] });
  const { __type__: active } = await world.move('activate', drafted, officer);
  expect(active).toMatchObject({ state: 'ACTIVE', version: 2, allowedActions: ['end'] });
  const { __type__: ended } = await world.move('end', active, world.head);
  expect(ended).toMatchObject({ state: 'ENDED', version: 3, endedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), allowedActions: [] });
});

test('a blank name, a step out of turn and an old version are refused', async () => {
  expect((await world.draft({ name: '  ' })).code).toBe('BLANK_NAME');
  const { __type__ } = await world.draft();
  expect((await world.move('end', __type__, officer)).code).toBe('INVALID_TRANSITION');
  await world.move('activate', __type__, officer);
  expect((await world.move('activate', __type__, officer)).code).toBe('STALE_VERSION');
});

test('the list is read page by page', async () => {
  for (let i = 0; i < 3; i++) await world.draft();
  const query = 'query ($after: String) { __types__(first: 2, after: $after) { nodes { id } totalCount pageInfo { endCursor } } }';
  const first = (await world.ask(query, {}, officer)).data.__types__;
  const second = (await world.ask(query, { after: first.pageInfo.endCursor }, officer)).data.__types__;
  expect(first.totalCount).toBeGreaterThan(2);
  expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4);
});
