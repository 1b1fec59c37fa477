import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { headOf, muongKim, officerOf, provincial as officer, tanPhong } from '@binhan/units/testing';
import { startWorld } from './world.ts';

const stranger = headOf('0190a7f0-0000-7000-8000-000000000009');
const analyst = { roles: ['ANALYST' as const], subject: 'analyst' };
const list = '{ __types__ { totalCount } }';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
  await world.draft();
});
afterAll(() => world.stop());

test('a record is seen by its unit and by officers, and does not exist for others', async () => {
  const sees = async (claims: typeof officer) => (await world.ask(list, {}, claims)).data.__types__.totalCount > 0;
  expect([await sees(world.head), await sees(officerOf(tanPhong)), await sees(officer)]).toEqual([true, true, true]);
  expect([await sees(stranger), await sees(officerOf(muongKim))]).toEqual([false, false]);
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
  expect((await world.move('activate', __type__, world.head)).code).toBe('FORBIDDEN');
  expect((await world.move('activate', __type__, { ...officer, units: [world.ownUnit] })).code).toBe('OWN_UNIT');
});
