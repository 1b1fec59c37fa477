import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, officerOf, provincial, tanPhong, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const permit = { permitNo: 'GP-7', permitExpiresOn: '2026-06-01' };

test('a type that needs a permit is issued under a live one and where a guard is certified', async () => {
  const { id } = await world.activeUnit();
  const issue = world.onEquipment('issue', headOf(id));
  const asked = await world.requested(id);
  await refusal(issue(asked)).toMatchObject({ code: 'PERMIT_NEEDED' });
  await refusal(world.onEquipment('permit', headOf(id))(asked, permit)).toMatchObject({ code: 'FORBIDDEN' });
  await refusal(world.onEquipment('permit', { ...officerOf(tanPhong), units: [id] })(asked, permit)).toMatchObject({ code: 'OWN_UNIT' });
  const permitted = await world.onEquipment('permit', officerOf(tanPhong))(asked, permit);
  await refusal(issue(permitted)).toMatchObject({ code: 'NO_CERTIFIED_GUARD' });
  const guard = await world.activeGuard(id);
  await world.certify(guard.id);
  world.setDay('2026-06-01');
  await refusal(issue(permitted)).toMatchObject({ code: 'PERMIT_NEEDED', params: { expiresOn: '2026-06-01' } });
  world.setDay('2026-03-02');
  expect(await issue(permitted)).toMatchObject({ state: 'ISSUED' });
});

test('what needs no permit is issued without one', async () => {
  const { id } = await world.activeUnit();
  const asked = await world.requested(id, 'FIRE_EXTINGUISHER', 4);
  await refusal(world.onEquipment('permit', provincial)(asked, permit)).toMatchObject({ code: 'PERMIT_NOT_NEEDED' });
  expect(await world.onEquipment('issue', headOf(id))(asked)).toMatchObject({ state: 'ISSUED' });
});

test('a count has no more usable pieces than are held, and does not go back before the last one', async () => {
  const { id } = await world.activeUnit();
  const issued = await world.equipment(id, 'CAMERA', 3);
  const recount = world.onEquipment('recount', headOf(id));
  await refusal(recount(issued, { held: 2, usable: 3 })).toMatchObject({ code: 'USABLE_OVER_HELD', field: 'input.usable' });
  await refusal(recount(issued, { held: 2, usable: 2, countedOn: '2026-03-01' })).toMatchObject({ code: 'DATE_TOO_EARLY' });
  await refusal(recount(issued, { held: 2, usable: 2, countedOn: '2026-03-03' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
  const counted = await recount(issued, { held: 2, usable: 1 });
  await world.onEquipment('lose', headOf(id))(counted, { reason: 'Mất trộm' });
  expect((await world.ofUnit(id, 'equipment { state held usable }')).equipment).toEqual([{ state: 'LOST', held: 0, usable: 0 }]);
});

test('a renewed permit counts from today on', async () => {
  const { id } = await world.activeUnit();
  await world.setNorm(id, { requiredFullTime: 0, equipment: [{ type: 'PEPPER_SPRAY', required: 1 }] });
  const guard = await world.activeGuard(id, {}, '2025-08-06');
  await world.certify(guard.id);
  const issued = await world.equipment(id, 'PEPPER_SPRAY', 1, '2026-04-01');
  const readyOn = async (on: string) => (await world.ofUnit(id, `readiness(on: "${on}") { ready }`)).readiness.ready;
  expect([await readyOn('2026-03-31'), await readyOn('2026-04-01')]).toEqual([true, false]);
  world.setDay('2026-05-01');
  await world.onEquipment('renew', provincial)(issued, { permitNo: 'GP-8', permitExpiresOn: '2027-05-01' });
  world.setDay('2026-03-02');
  expect([await readyOn('2026-03-31'), await readyOn('2026-04-15'), await readyOn('2026-05-01')]).toEqual([true, false, true]);
});

test('teams are counted, and belong to a unit or to an area', async () => {
  const { id } = await world.activeUnit();
  const form = (input: object, claims = provincial) => world.act('formTeam', { memberCount: 5, ...input }, claims);
  const team = await form({ kind: 'FIRE_TEAM', unitId: id }, headOf(id));
  await refusal(form({ kind: 'FIRE_TEAM', unitId: id, areaId: tanPhong })).toMatchObject({ code: 'TEAM_PLACE' });
  await refusal(form({ kind: 'ANTT_TEAM', unitId: id })).toMatchObject({ code: 'TEAM_OF_AREA' });
  await refusal(form({ kind: 'ANTT_TEAM', areaId: tanPhong }, headOf(id))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await form({ kind: 'ANTT_TEAM', areaId: tanPhong }, officerOf(tanPhong))).toMatchObject({ state: 'ACTIVE' });
  await refusal(form({ kind: 'CIVIL_DEFENCE', areaId: tanPhong, memberCount: 0 })).toMatchObject({ code: 'OUT_OF_RANGE' });
  const counted = await world.act('recountTeam', { teamId: team.id, expectedVersion: team.version, memberCount: 7 }, headOf(id));
  await world.act('disbandTeam', { teamId: team.id, expectedVersion: counted.version, reason: 'Sắp xếp lại' }, headOf(id));
  expect((await world.ofUnit(id, 'teams { state memberCount disbandedOn }')).teams).toEqual([
    { state: 'DISBANDED', memberCount: 7, disbandedOn: '2026-03-02' },
  ]);
});
