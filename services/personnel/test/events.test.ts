import { changesOf } from '@binhan/common/testing-lives';
import { allowanceRateLife } from '@binhan/personnel/states/allowance-rate';
import { equipmentHoldingLife } from '@binhan/personnel/states/equipment-holding';
import { guardLife } from '@binhan/personnel/states/guard';
import { staffingNormLife } from '@binhan/personnel/states/staffing-norm';
import { teamLife } from '@binhan/personnel/states/team';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, provincial, tanPhong, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const eventsOf = (id: string) => world.published.filter(({ subject }) => subject === id);
const changes = (id: string) => eventsOf(id).map(({ data }) => data.change);

test('nothing is told of a candidate; from the appointment on every change is, in order', async () => {
  const { id: unitId } = await world.activeUnit({ kind: 'ENTERPRISE', size: 'LARGE' });
  const rejected = await world.candidate(unitId);
  await world.act('rejectGuard', { guardId: rejected.id, expectedVersion: rejected.version, reason: 'Không' }, headOf(unitId));
  const guard = await world.activeGuard(unitId, {}, '2026-01-05');
  await world.certify(guard.id);
  const of = (version: number) => ({ guardId: guard.id, expectedVersion: version });
  await world.act('correctGuard', { ...of(guard.version + 1), birthYear: 1988 }, headOf(unitId));
  await world.act('reassignGuard', { ...of(guard.version + 2), kind: 'PART_TIME' }, headOf(unitId));
  await world.act('endGuard', { ...of(guard.version + 3), reason: 'Thôi việc' }, headOf(unitId));
  await world.settled();
  expect(changes(guard.id)).toEqual(['appointed', 'started', 'certified', 'moved', 'ended']);
  expect(eventsOf(guard.id).map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4, 5]);
  expect(eventsOf(guard.id).at(-1)).toMatchObject({
    source: '/personnel',
    type: 'personnel.guard.ended.v1',
    dataschema: 'urn:binhan:personnel.guard:v1',
    data: {
      state: 'ENDED',
      unitId,
      unit: { kind: 'ENTERPRISE', isLarge: true, areaId: tanPhong },
      kind: 'PART_TIME',
      startOn: '2026-01-05',
      endOn: '2026-03-02',
      certificateFrom: '2025-06-01',
      certificateTo: '2028-06-01',
    },
  });
  expect(eventsOf(rejected.id)).toEqual([]);
});

test('no name, birth year, reason or number of a paper leaves in an event', async () => {
  const { id: unitId } = await world.activeUnit();
  const canaries = { name: 'Canaryname', year: 1971, reason: 'canary-reason-1', permit: 'canary-permit-2', number: 'canary-number-3' };
  const guard = await world.activeGuard(unitId, { fullName: `Lò ${canaries.name}`, birthYear: canaries.year, allowanceMonthly: 4_718_293 });
  const certificate = await world.certify(guard.id, { number: canaries.number });
  const asked = await world.requested(unitId);
  const permit = { permitNo: canaries.permit, permitExpiresOn: '2027-01-01' };
  const permitted = await world.onEquipment('permit', provincial)(asked, permit);
  const issued = await world.onEquipment('issue', headOf(unitId))(permitted);
  await world.onEquipment('retire', headOf(unitId))(issued, { reason: canaries.reason });
  const team = await world.act('formTeam', { kind: 'FIRE_TEAM', unitId, memberCount: 3 }, headOf(unitId));
  const ended = { teamId: team.id, expectedVersion: team.version, reason: canaries.reason };
  await world.act('disbandTeam', ended, { ...headOf(unitId), subject: 'canary-subject-4' });
  const taken = { certificateId: certificate.id, expectedVersion: certificate.version, reason: canaries.reason };
  await world.act('revokeCertificate', taken, provincial);
  await world.settled();
  expect(changes(guard.id)).toEqual(['appointed', 'started', 'certified', 'certified']);
  expect(changes(asked.id)).toEqual(['permitted', 'issued', 'retired']);
  expect(changes(team.id)).toEqual(['formed', 'disbanded']);
  // Without the ids: in so many random digits the year turns up by chance.
  const everything = JSON.stringify(world.published).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
  for (const canary of [...Object.values(canaries), 'canary', 4_718_293]) expect(everything).not.toContain(String(canary));
});

test('an allowance leaves as the band of 100,000 đồng that it lies in, and a change of it alone is told', async () => {
  const { id: unitId } = await world.activeUnit();
  const guard = await world.activeGuard(unitId);
  const reassign = { guardId: guard.id, expectedVersion: guard.version };
  const { version } = await world.act('reassignGuard', { ...reassign, allowanceMonthly: 3_499_999 }, headOf(unitId));
  await world.act('reassignGuard', { ...reassign, expectedVersion: version, allowanceMonthly: 3_500_000 }, headOf(unitId));
  await world.settled();
  expect(eventsOf(guard.id).map(({ data }) => [data.change, data.allowanceBand])).toEqual([
    ['appointed', null],
    ['started', null],
    ['moved', 3_400_000],
    ['moved', 3_500_000],
  ]);
});

test('a refused mutation publishes nothing', async () => {
  const { id: unitId } = await world.activeUnit();
  const candidate = await world.candidate(unitId);
  await expect(
    world.act('appointGuard', { guardId: candidate.id, expectedVersion: candidate.version }, headOf(unitId)),
  ).rejects.toMatchObject({ code: 'CRITERIA_NOT_PASSED' });
  await world.settled();
  expect(eventsOf(candidate.id)).toEqual([]);
});

test('every event of the state tables is in its contract, and the other way round', () => {
  const lives = [guardLife, staffingNormLife, allowanceRateLife, teamLife, equipmentHoldingLife];
  for (const { topic, told, agreed } of lives.map(changesOf)) expect([topic, told]).toEqual([topic, agreed]);
});
