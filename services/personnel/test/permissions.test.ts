import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { head, officer, startWorld } from './world.ts';

const stranger = { ...head, units: ['0190a7f0-0000-7000-8000-000000000009'], subject: 'stranger' };
const analyst = { roles: ['ANALYST' as const], subject: 'analyst' };
const list = '{ guards { totalCount } }';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
  await world.draft();
});
afterAll(() => world.stop());

test('a record is seen by its unit and by officers, and does not exist for others', async () => {
  const count = async (claims: typeof head | typeof officer) => (await world.ask(list, {}, claims)).data.guards.totalCount;
  expect([await count(head), await count(officer), await count(stranger)]).toEqual([1, 1, 0]);
  const { guard } = await world.draft();
  const one = await world.ask(`{ guard(id: "${guard.id}") { id } }`, {}, stranger);
  expect(one.data.guard).toBeNull();
});

test('the public and roles that are not named are refused', async () => {
  for (const claims of [undefined, analyst]) expect((await world.ask(list, {}, claims)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await world.ask('{ personnelEnums { name } }')).data.personnelEnums).toEqual([{ name: 'GuardState' }]);
});

test('nobody drafts for another unit, and nobody activates what is of the own unit', async () => {
  expect((await world.draft({}, stranger)).code).toBe('FORBIDDEN');
  const { guard } = await world.draft();
  expect((await world.move('activate', guard, head)).code).toBe('FORBIDDEN');
  expect((await world.move('activate', guard, { ...officer, units: head.units })).code).toBe('OWN_UNIT');
});
