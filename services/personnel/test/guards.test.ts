import { startAppointed } from '@binhan/personnel/operations/start-guard';
import { mandatory } from '@binhan/personnel/testing';
import { muongKim } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, officerOf, provincial, tanPhong, type World } from './world.ts';

let world: World;
let unitId: string;
beforeAll(async () => {
  world = await createWorld();
  unitId = (await world.activeUnit()).id;
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const of = ({ id, version }: { id: string; version: number }) => ({ guardId: id, expectedVersion: version });
const read = async (id: string, fields: string, claims = headOf(unitId)) =>
  (await world.ask(`{ guard(id: "${id}") { ${fields} } }`, {}, claims)).data.guard;

test('a guard is nominated, checked, appointed, started and ended, and the post is kept', async () => {
  const active = await world.activeGuard(unitId, { fullName: '  Lò  Văn   Mẫu ', allowanceMonthly: 3_000_000 }, '2026-01-05');
  await world.act('endGuard', { ...of(active), reason: 'Nghỉ hưu', endOn: '2026-03-01' }, headOf(unitId));
  expect(
    await read(
      active.id,
      'state fullName startOn endOn stateReason allowedActions area { id } posts { kind startOn endOn allowanceMonthly }',
    ),
  ).toEqual({
    state: 'ENDED',
    fullName: 'Lò Văn Mẫu',
    startOn: '2026-01-05',
    endOn: '2026-03-01',
    stateReason: 'Nghỉ hưu',
    allowedActions: [],
    area: { id: tanPhong },
    posts: [{ kind: 'FULL_TIME', startOn: '2026-01-05', endOn: '2026-03-01', allowanceMonthly: 3_000_000 }],
  });
});

test('every mandatory criterion of the rules must be passed; a failed one is named', async () => {
  const candidate = await world.candidate(unitId);
  const checks = mandatory.map((code) => ({ code, passed: code !== 'HEALTH' }));
  const checked = await world.act('checkGuard', { ...of(candidate), checks }, headOf(unitId));
  await refusal(world.act('appointGuard', of(checked), headOf(unitId))).toMatchObject({
    code: 'CRITERIA_NOT_PASSED',
    params: { missing: { en: 'Fit for the task (HEALTH)' } },
  });
  await refusal(world.act('checkGuard', { ...of(checked), checks: [{ code: 'POEMS', passed: true }] }, headOf(unitId))).toMatchObject({
    code: 'UNKNOWN_CRITERION',
    field: 'input.checks.0.code',
  });
  const again = await world.act('checkGuard', { ...of(checked), checks: [{ code: 'HEALTH', passed: true }] }, headOf(unitId));
  expect(await world.act('appointGuard', of(again), headOf(unitId))).toMatchObject({ state: 'APPOINTED' });
});

test('nobody under eighteen is appointed, and in the year of that birthday only with an attested check', async () => {
  await refusal(world.appointedGuard(unitId, { birthYear: 2009 })).toMatchObject({ code: 'TOO_YOUNG', params: { years: 18 } });
  const young = await world.checkedCandidate(unitId, { birthYear: 2008 });
  await refusal(world.act('appointGuard', of(young), headOf(unitId))).toMatchObject({ code: 'AGE_NOT_ATTESTED', params: { code: 'AGE' } });
  const seen = (attested: boolean) => ({ checks: [{ code: 'AGE', passed: true, attested }] });
  const said = await world.act('checkGuard', { ...of(young), ...seen(false) }, headOf(unitId));
  await refusal(world.act('appointGuard', of(said), headOf(unitId))).toMatchObject({ code: 'AGE_NOT_ATTESTED' });
  const attested = await world.act('checkGuard', { ...of(said), ...seen(true) }, headOf(unitId));
  expect(await world.act('appointGuard', of(attested), headOf(unitId))).toMatchObject({ state: 'APPOINTED' });
  expect(await world.appointedGuard(unitId, { birthYear: 2007 })).toMatchObject({ state: 'APPOINTED' });
  // Entered later: who was seventeen then was not old enough then.
  await refusal(world.appointedGuard(unitId, { birthYear: 2008 }, '2025-12-31')).toMatchObject({ code: 'TOO_YOUNG' });
  await refusal(world.appointedGuard(unitId, {}, '2025-06-30')).toMatchObject({ code: 'DATE_TOO_EARLY' });
});

test('in the mountains lower secondary education is enough, less is not', async () => {
  expect(await world.appointedGuard(unitId, { education: 'LOWER_SECONDARY' })).toMatchObject({ state: 'APPOINTED' });
  await refusal(world.appointedGuard(unitId, { education: 'PRIMARY' })).toMatchObject({ code: 'EDUCATION_TOO_LOW' });
});

test('a guard who was appointed for a day to come starts on that day, once', async () => {
  const appointed = await world.appointedGuard(unitId, {}, '2026-03-10');
  await refusal(world.act('startGuard', of(appointed), headOf(unitId))).toMatchObject({ code: 'NOT_DUE_YET' });
  await world.run(startAppointed);
  expect(await read(appointed.id, 'state')).toEqual({ state: 'APPOINTED' });
  world.setDay('2026-03-11');
  await world.run(startAppointed);
  await world.run(startAppointed);
  world.setDay('2026-03-02');
  expect(await read(appointed.id, 'state posts { startOn endOn }')).toEqual({
    state: 'ACTIVE',
    posts: [{ startOn: '2026-03-10', endOn: null }],
  });
});

test('another kind of post or allowance holds from its day on, and the days before stay as they were', async () => {
  const active = await world.activeGuard(unitId, { allowanceMonthly: 1_000_000 }, '2026-01-05');
  await world.act('reassignGuard', { ...of(active), kind: 'PART_TIME', allowanceMonthly: 500_000, on: '2026-02-01' }, headOf(unitId));
  expect(await read(active.id, 'kind posts { kind allowanceMonthly startOn endOn }')).toEqual({
    kind: 'PART_TIME',
    posts: [
      { kind: 'FULL_TIME', allowanceMonthly: 1_000_000, startOn: '2026-01-05', endOn: '2026-02-01' },
      { kind: 'PART_TIME', allowanceMonthly: 500_000, startOn: '2026-02-01', endOn: null },
    ],
  });
});

test('a correction may not make an appointment wrong', async () => {
  const active = await world.activeGuard(unitId);
  const correct = (more: object) => world.act('correctGuard', { ...of(active), ...more }, headOf(unitId));
  await refusal(correct({ birthYear: 2012 })).toMatchObject({ code: 'TOO_YOUNG' });
  await refusal(correct({ fullName: 'Lò Вăn' })).toMatchObject({ code: 'LOOK_ALIKE_LETTER' });
  await correct({ birthYear: 1991 });
  expect(await read(active.id, 'birthYear')).toEqual({ birthYear: 1991 });
});

test('a rejected candidate stays with the unit, and nobody but the head appoints', async () => {
  const candidate = await world.checkedCandidate(unitId);
  for (const claims of [officerOf(tanPhong), provincial, headOf('0190a7f0-0000-7000-8000-000000000009')])
    await refusal(world.act('appointGuard', of(candidate), claims)).toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
  await refusal(world.act('rejectGuard', { ...of(candidate), reason: ' ' }, headOf(unitId))).toMatchObject({ code: 'REQUIRED' });
  await world.act('rejectGuard', { ...of(candidate), reason: 'Rút hồ sơ' }, headOf(unitId));
  expect(await read(candidate.id, 'state endOn')).toEqual({ state: 'REJECTED', endOn: '2026-03-02' });
  expect(await read(candidate.id, 'state', officerOf(tanPhong))).toBeNull();
});

test('a unit that is not known, or suspended, has no new guards', async () => {
  await refusal(world.candidate('0190a7f0-0000-7000-8000-000000000009')).toMatchObject({ code: 'UNIT_NOT_KNOWN_YET' });
  const unit = await world.activeUnit();
  await world.unitsAct('suspendUnit', { unitId: unit.id, expectedVersion: unit.version, reason: 'Sửa chữa' }, provincial);
  await world.settled();
  await refusal(world.candidate(unit.id)).toMatchObject({ code: 'UNIT_CLOSED' });
});

test('guards are found without diacritics and listed by given name', async () => {
  const { id } = await world.activeUnit({ areaId: muongKim });
  for (const fullName of ['Vàng A Đông', 'Lý Thị Ban', 'Giàng Thị Ánh']) await world.activeGuard(id, { fullName });
  const list = async (filter: object) =>
    (
      await world.ask('query($f: GuardFilter) { guards(filter: $f) { nodes { fullName } } }', { f: { unitId: id, ...filter } }, provincial)
    ).data.guards.nodes.map(({ fullName }: { fullName: string }) => fullName);
  expect(await list({})).toEqual(['Giàng Thị Ánh', 'Lý Thị Ban', 'Vàng A Đông']);
  expect(await list({ search: 'dong vang' })).toEqual(['Vàng A Đông']);
  expect(
    (await world.ofUnit(id, 'guards(first: 2, states: [ACTIVE]) { totalCount pageInfo { hasNextPage } nodes { fullName } }')).guards,
  ).toEqual({
    totalCount: 3,
    pageInfo: { hasNextPage: true },
    nodes: [{ fullName: 'Giàng Thị Ánh' }, { fullName: 'Lý Thị Ban' }],
  });
});

test('the same person in two full-time posts is a finding for officers, and refused nowhere', async () => {
  const [one, other] = [await world.activeUnit({ areaId: muongKim }), await world.activeUnit()];
  const person = { fullName: 'Tẩn Láo Tả', birthYear: 1984 };
  const guards = [await world.activeGuard(one.id, person), await world.activeGuard(other.id, { ...person, fullName: 'Tan Lao Ta' })];
  await world.activeGuard(other.id, { fullName: 'Tẩn Láo Tả', birthYear: 1985 });
  const query = '{ sharedPosts { totalCount nodes { birthYear posts sameCertificateNumber guards { id } } } }';
  const found = async (claims = provincial) => (await world.ask(query, {}, claims)).data.sharedPosts;
  expect(await found()).toEqual({
    totalCount: 1,
    nodes: [
      {
        birthYear: 1984,
        posts: 2,
        sameCertificateNumber: null,
        guards: guards.map(({ id }) => ({ id })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      },
    ],
  });
  expect((await found(officerOf(muongKim))).nodes).toMatchObject([{ posts: 2, guards: [{ id: guards[0]?.id }] }]);
  expect((await world.ask(query, {}, headOf(one.id))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await world.ofUnit(one.id, 'readiness { sharedPosts { posts } }')).readiness.sharedPosts).toEqual([{ posts: 2 }]);
  // Papers with two numbers are two persons.
  for (const [i, { id }] of guards.entries()) await world.certify(id, { number: `GCN-${i}` });
  expect((await found()).totalCount).toBe(0);
});
