import type { Dated } from '@binhan/common/testing';
import { defineTopic, type Topic } from '@binhan/common/topic';
import { eraseGuards } from '@binhan/personnel/operations/erase-guard';
import { sendReminders } from '@binhan/personnel/operations/send-reminders';
import { muongKim } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, officerOf, police, provincial, type World } from './world.ts';

const enrolmentTopic: Topic = defineTopic(
  'training',
  'enrolment',
  new URL('../../../schemas/events/training/enrolment.v1.json', import.meta.url),
);

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const guardOf = async (id: string, fields: string) => (await world.ask(`{ guard(id: "${id}") { ${fields} } }`, {}, provincial)).data.guard;
const changesOf = (id: string) => world.published.filter(({ subject }) => subject === id).map(({ data }) => data.change);
const stopUnit = (action: string, { id, version }: Dated, more: object = {}) =>
  world.unitsAct(`${action}Unit`, { unitId: id, expectedVersion: version, ...more }, provincial);

/** A unit with a certified guard, a candidate, a team, equipment and a norm. */
async function staffedUnit() {
  const unit = await world.activeUnit();
  const guard = await world.activeGuard(unit.id, {}, '2025-09-01');
  const certificate = await world.certify(guard.id);
  const candidate = await world.candidate(unit.id);
  const team = await world.act('formTeam', { kind: 'SELF_MANAGED', unitId: unit.id, memberCount: 5 }, headOf(unit.id));
  const camera = await world.equipment(unit.id, 'CAMERA', 1);
  const baton = await world.requested(unit.id);
  await world.setNorm(unit.id, { equipment: [{ type: 'CAMERA', required: 1 }] });
  return { unit, guard, certificate, candidate, team, camera, baton };
}

test('when a unit is closed, its guards leave, its team disbands, its equipment retires and its norm ends', async () => {
  const { unit, guard, candidate, team, camera, baton } = await staffedUnit();
  await stopUnit('dissolve', unit, { reason: 'Sắp xếp lại', on: '2026-03-01' });
  await world.settled();
  expect(await guardOf(guard.id, 'state endOn stateReason posts { endOn }')).toEqual({
    state: 'ENDED',
    endOn: '2026-03-01',
    stateReason: 'Đơn vị giải thể / The unit was dissolved',
    posts: [{ endOn: '2026-03-01' }],
  });
  expect((await guardOf(candidate.id, 'state')).state).toBe('REJECTED');
  const states = await world.ofUnit(
    unit.id,
    'teams { id state disbandedOn } equipment { id state } past: staffingNorm(on: "2026-03-02") { validTo } readiness { ready }',
  );
  expect(states.teams).toEqual([{ id: team.id, state: 'DISBANDED', disbandedOn: '2026-03-01' }]);
  expect(states.equipment).toEqual(
    expect.arrayContaining([
      { id: camera.id, state: 'RETIRED' },
      { id: baton.id, state: 'WITHDRAWN' },
    ]),
  );
  expect([states.past, states.readiness]).toEqual([null, null]);
  expect(changesOf(guard.id)).toEqual(['appointed', 'started', 'certified', 'ended']);
});

test('when a unit is merged, what it has goes on in the successor, and its past stays its own', async () => {
  const { unit, guard, certificate, candidate, team, camera } = await staffedUnit();
  const successor = await world.activeUnit({ areaId: muongKim });
  await stopUnit('merge', unit, { successorId: successor.id, reason: 'Sáp nhập' });
  await world.settled();
  expect(await guardOf(guard.id, 'state unit { id } area { id } posts { unit { id } startOn endOn }')).toEqual({
    state: 'ACTIVE',
    unit: { id: successor.id },
    area: { id: muongKim },
    posts: [
      { unit: { id: unit.id }, startOn: '2025-09-01', endOn: '2026-03-02' },
      { unit: { id: successor.id }, startOn: '2026-03-02', endOn: null },
    ],
  });
  expect((await guardOf(candidate.id, 'unit { id }')).unit.id).toBe(successor.id);
  const { readiness, teams, equipment } = await world.ofUnit(
    successor.id,
    'readiness { activeFullTime certified } teams { id } equipment { id state }',
  );
  expect(readiness).toEqual({ activeFullTime: 1, certified: 1 });
  expect([teams[0].id, equipment.find(({ id }: { id: string }) => id === camera.id).state]).toEqual([team.id, 'ISSUED']);
  expect((await world.ofUnit(unit.id, 'readiness(on: "2026-03-01") { activeFullTime equipmentUsable }')).readiness).toEqual({
    activeFullTime: 1,
    equipmentUsable: 0,
  });
  const seen = await world.ask(`{ certificate(id: "${certificate.id}") { id } }`, {}, officerOf(muongKim));
  expect(seen.data.certificate).toEqual({ id: certificate.id });
  expect(changesOf(guard.id).at(-1)).toBe('moved');
});

test('when a unit moves, the records that live follow into its new area', async () => {
  const { unit, guard, camera } = await staffedUnit();
  await stopUnit('move', unit, { areaId: muongKim });
  const query = `{ guard(id: "${guard.id}") { area { id } } equipmentHolding(id: "${camera.id}") { id } }`;
  await world.settled();
  expect((await world.ask(query, {}, officerOf(muongKim))).data).toEqual({
    guard: { area: { id: muongKim } },
    equipmentHolding: { id: camera.id },
  });
  expect(world.published.findLast(({ subject }) => subject === guard.id)?.data).toMatchObject({
    change: 'moved',
    unit: { areaId: muongKim },
  });
});

const enrol = (id: string, guardId: string, unitId: string, more: object = {}) =>
  world.run((door) =>
    door((tx) =>
      tx.record(enrolmentTopic, id, 'passed', {
        state: 'PASSED',
        classId: '0190a7f0-0000-7000-8000-00000000000c',
        guardId,
        unitId,
        unit: { kind: 'AGENCY', subKind: null, managementLevel: 'COMMUNE', isKeyEconomic: false, isLarge: false, areaId: muongKim },
        classKind: 'GUARD_SKILLS',
        certificate: { kind: 'GUARD_SKILLS', issuedBy: police, issuedOn: '2026-03-01', expiresOn: '2029-03-01' },
        synthetic: true,
        ...more,
      }),
    ),
  );

test('who passes a class is certified, once; when training forgets the class, the certificate stays', async () => {
  const unit = await world.activeUnit();
  const guard = await world.activeGuard(unit.id);
  const id = '0190a7f0-0000-7000-8000-0000000000e1';
  await enrol(id, guard.id, unit.id);
  await enrol(id, guard.id, unit.id);
  await enrol('0190a7f0-0000-7000-8000-0000000000e2', guard.id, unit.id, { certificate: null });
  await enrol('0190a7f0-0000-7000-8000-0000000000e3', '0190a7f0-0000-7000-8000-0000000000ff', unit.id);
  const certificates = () => guardOf(guard.id, 'certificates { id state classId expiresOn issuedBy { id } }');
  const made = { id, state: 'VALID', expiresOn: '2029-03-01', issuedBy: { id: police } };
  await world.settled();
  expect((await certificates()).certificates).toEqual([{ ...made, classId: '0190a7f0-0000-7000-8000-00000000000c' }]);
  await world.run((door) => door((tx) => tx.erase(enrolmentTopic, id)));
  await world.settled();
  expect((await certificates()).certificates).toEqual([{ ...made, classId: null }]);
  expect(changesOf(guard.id).filter((change) => change === 'certified')).toHaveLength(1);
  expect(world.published.findLast(({ subject }) => subject === guard.id)?.data).toMatchObject({
    certificateFrom: '2026-03-01',
    certificateTo: '2029-03-01',
  });
});

test('what ends soon is listed for those who may see it, and told of once at each threshold', async () => {
  const unit = await world.activeUnit({ areaId: muongKim });
  const [guard, left] = [await world.activeGuard(unit.id), await world.activeGuard(unit.id)];
  await world.certify(guard.id, { expiresOn: '2026-03-25' });
  await world.certify(left.id, { expiresOn: '2026-03-15' });
  await world.certify(left.id, { expiresOn: '2029-03-15', issuedOn: '2026-03-01' });
  await world.equipment(unit.id, 'RUBBER_BATON', 1, '2026-03-20');
  const list = async (first: number, after: string | null, claims = officerOf(muongKim)) =>
    (
      await world.ask(
        `query($n: Int, $c: String, $a: ID) { expiring(areaId: $a, withinDays: 30, first: $n, after: $c) {
          totalCount pageInfo { hasNextPage endCursor } nodes { expiresOn daysLeft unit { id } certificate { kind } equipment { type } } } }`,
        { n: first, c: after, a: muongKim },
        claims,
      )
    ).data.expiring;
  const first = await list(1, null);
  expect([first.totalCount, first.nodes]).toEqual([
    2,
    [{ expiresOn: '2026-03-20', daysLeft: 18, unit: { id: unit.id }, certificate: null, equipment: { type: 'RUBBER_BATON' } }],
  ]);
  const second = await list(1, first.pageInfo.endCursor);
  expect([second.pageInfo.hasNextPage, second.nodes[0].certificate]).toEqual([false, { kind: 'GUARD_SKILLS' }]);
  expect((await list(10, null, headOf('0190a7f0-0000-7000-8000-000000000009'))).totalCount).toBe(0);

  for (const day of ['2026-03-02', '2026-03-02', '2026-03-10', '2026-03-18']) {
    world.setDay(day);
    await world.run(sendReminders);
  }
  world.setDay('2026-03-02');
  const told = () => world.published.filter(({ type, subject }) => type === 'personnel.reminder.due.v1' && subject === unit.id);
  await world.settled();
  expect(told()).toHaveLength(2);
  expect(told().map(({ data }) => [data.certificates, data.permits, data.items])).toEqual([
    [
      1,
      1,
      [
        { kind: 'CERTIFICATE', what: 'GUARD_SKILLS', expiresOn: '2026-03-25', daysLeft: 23 },
        { kind: 'PERMIT', what: 'RUBBER_BATON', expiresOn: '2026-03-20', daysLeft: 18 },
      ],
    ],
    [
      1,
      1,
      [
        { kind: 'CERTIFICATE', what: 'GUARD_SKILLS', expiresOn: '2026-03-25', daysLeft: 7 },
        { kind: 'PERMIT', what: 'RUBBER_BATON', expiresOn: '2026-03-20', daysLeft: 2 },
      ],
    ],
  ]);
});

test('a guard is erased two years after leaving, from the table and the topic; figures of the past stay', async () => {
  // All of it in the past: Kafka takes no record that is dated in the future.
  world.setDay('2024-03-02');
  const unit = await world.activeUnit({ areaId: '03408@2013-12-27' }, '2020-03-02');
  await world.setNorm(unit.id, { validFrom: '2021-08-01' });
  const guard = await world.activeGuard(unit.id, {}, '2021-09-01');
  const paper = { issuedOn: '2022-06-01', expiresOn: '2025-06-01', number: 'GCN-9' };
  const certificate = await world.certify(guard.id, paper);
  await world.act('endGuard', { guardId: guard.id, expectedVersion: guard.version + 1, reason: 'Nghỉ' }, headOf(unit.id));
  const rejected = await world.candidate(unit.id);
  await world.act('rejectGuard', { guardId: rejected.id, expectedVersion: rejected.version, reason: 'Không' }, headOf(unit.id));
  const past = async () => (await world.ofUnit(unit.id, 'readiness(on: "2023-02-01") { ready activeFullTime certified }')).readiness;
  const before = await past();
  expect(before).toEqual({ ready: true, activeFullTime: 1, certified: 1 });
  world.setDay('2026-03-01');
  await world.run(eraseGuards);
  expect(await guardOf(guard.id, 'id')).toEqual({ id: guard.id });
  world.setDay('2026-03-02');
  await world.run(eraseGuards);
  await world.run(eraseGuards);
  expect([await guardOf(guard.id, 'id'), await guardOf(rejected.id, 'id')]).toEqual([null, null]);
  expect((await world.ask(`{ certificate(id: "${certificate.id}") { id } }`, {}, provincial)).data.certificate).toBeNull();
  expect(await past()).toEqual(before);
  await world.settled();
  expect(world.erased).toContain(guard.id);
  expect(world.erased).not.toContain(rejected.id);
});
