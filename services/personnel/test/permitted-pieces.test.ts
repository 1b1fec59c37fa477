import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, provincial, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const over = { code: 'PIECES_OVER_PERMIT', params: { held: 3, permitted: 2 }, field: 'input.held' };
const permit = { permitNo: 'GP-7', permitExpiresOn: '2026-06-01' };
const armedUnit = async () => {
  const { id } = await world.activeUnit();
  await world.certify((await world.activeGuard(id)).id);
  return id;
};

test('no more pieces are issued or counted than the police permitted, and fewer may be found again', async () => {
  const id = await armedUnit();
  const permitted = await world.onEquipment('permit', provincial)(await world.requested(id, 'RUBBER_BATON', 2), permit);
  const issue = world.onEquipment('issue', headOf(id));
  await expect(issue(permitted, { held: 3 })).rejects.toMatchObject(over);
  const issued = await issue(permitted, { held: 1 });
  const recount = world.onEquipment('recount', headOf(id));
  await expect(recount(issued, { held: 3, usable: 1 })).rejects.toMatchObject(over);
  const counted = await recount(issued, { held: 2, usable: 2 });
  const renewed = await world.onEquipment('renew', provincial)(counted, { ...permit, permitExpiresOn: '2027-06-01' });
  await expect(recount(renewed, { held: 3, usable: 1 })).rejects.toMatchObject(over);
});

test('what needs no permit is counted as it is', async () => {
  const { id } = await world.activeUnit();
  const issued = await world.onEquipment('issue', headOf(id))(await world.requested(id, 'CAMERA', 2), { held: 3 });
  expect(await world.onEquipment('recount', headOf(id))(issued, { held: 9, usable: 9 })).toMatchObject({ state: 'ISSUED' });
});
