import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { head, officer, startWorld } from './world.ts';

const stranger = { ...head, units: ['0190a7f0-0000-7000-8000-000000000009'], subject: 'stranger' };
const analyst = { roles: ['ANALYST' as const], subject: 'analyst' };
const list = '{ __types__ { totalCount } }';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
  await world.draft();
});
afterAll(() => world.stop());

test('a record is seen by its unit and by officers, and does not exist for others', async () => {
  const count = async (claims: typeof head | typeof officer) => (await world.ask(list, {}, claims)).data.__types__.totalCount;
  expect([await count(head), await count(officer), await count(stranger)]).toEqual([1, 1, 0]);
  const { __type__ } = await world.draft();
  const one = await world.ask(`{ __type__(id: "${__type__.id}") { id } }`, {}, stranger);
  expect(one.data.__type__).toBeNull();
});

test('the public and roles that are not named are refused', async () => {
  for (const claims of [undefined, analyst]) expect((await world.ask(list, {}, claims)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await world.ask('{ __name__Enums { name } }')).data.__name__Enums).toEqual([{ name: '__Type__State' }]);
});

test('nobody drafts for another unit, and nobody activates what is of the own unit', async () => {
  expect((await world.draft({}, stranger)).code).toBe('FORBIDDEN');
  const { __type__ } = await world.draft();
  expect((await world.move('activate', __type__, head)).code).toBe('FORBIDDEN');
  expect((await world.move('activate', __type__, { ...officer, units: head.units })).code).toBe('OWN_UNIT');
});
