import { headOf, muongKim, officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;

test('a unit is drafted, activated, and found by an officer of its area', async () => {
  const draft = await world.draftUnit({ name: 'Trường THCS Đồng Tâm', kind: 'SCHOOL' });
  expect(draft.state).toBe('DRAFT');
  const active = await world.act('activateUnit', { unitId: draft.id, expectedVersion: draft.version }, officerOf(tanPhong));
  expect(active).toMatchObject({ state: 'ACTIVE', version: 2 });
  expect(await world.unit(draft.id, 'name area { name parent { name } } allowedActions', officerOf(tanPhong))).toEqual({
    name: 'Trường THCS Đồng Tâm',
    area: { name: 'Tân Phong', parent: { name: 'Lai Châu' } },
    allowedActions: ['correct'],
  });
});

test('a name is repaired where the repair is sure: NFC, spaces, the Icelandic eth', async () => {
  const { id } = await world.draftUnit({ name: '  Ðại  học Tây Bắc '.normalize('NFD') });
  expect((await world.unit(id, 'name')).name).toBe('Đại học Tây Bắc'.normalize('NFC'));
});

test('a letter that only looks Latin is refused, with its place', async () => {
  await refusal(world.draftUnit({ name: 'Công tу Hoa Ban' })).toMatchObject({
    code: 'LOOK_ALIKE_LETTER',
    field: 'input.name',
    params: { letter: 'у', position: 7 },
  });
});

test('errors speak Vietnamese to those who ask for it', async () => {
  const query =
    'mutation { draftUnit(input: { code: "X", name: "X", kind: AGENCY, managementLevel: COMMUNE, areaId: "nowhere" }) { unit { id } } }';
  const { errors } = await world.ask(query, {}, provincial, { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.8' });
  expect(errors?.[0]).toMatchObject({
    message: 'Không có địa bàn nowhere. Hãy tra bằng truy vấn areas.',
    extensions: { code: 'UNKNOWN_AREA', field: 'input.areaId' },
  });
});

test.each([
  ['an unknown area', { areaId: '99999@2025-07-01' }, 'UNKNOWN_AREA'],
  ['an area of the old tree, naming its successor', { areaId: '03386@2013-12-27' }, 'AREA_NOT_VALID'],
  ['a province', { areaId: '12@2013-12-27' }, 'AREA_LEVEL'],
  ['a phone that is none', { publicContact: '12' }, 'BAD_PHONE'],
  ['a negative head count', { headcountStaff: -1 }, 'OUT_OF_RANGE'],
  ['an empty name', { name: ' ' }, 'REQUIRED'],
])('%s is refused and nothing is stored', async (_what, details, code) => {
  const count = async () => (await world.ask('{ units { totalCount } }', {}, provincial)).data.units.totalCount;
  const before = await count();
  await refusal(world.draftUnit(details)).toMatchObject({ code });
  expect(await count()).toBe(before);
});

test('the refusal of an old area names the commune that took its place', async () => {
  await refusal(world.draftUnit({ areaId: '03386@2013-12-27' })).toMatchObject({
    params: { successors: ['phường Đoàn Kết (03388@2025-07-01)'] },
  });
});

test('a code is unique, whatever its case', async () => {
  await world.draftUnit({ code: 'abc-1' });
  await refusal(world.draftUnit({ code: 'ABC-1' })).toMatchObject({ code: 'CODE_TAKEN', field: 'input.code' });
});

test('a retry with the same clientMutationId gets the first answer, another input is refused', async () => {
  const input = { code: 'once', name: 'Một lần', kind: 'AGENCY', managementLevel: 'COMMUNE', areaId: tanPhong, clientMutationId: 'a' };
  const first = await world.act('draftUnit', input, provincial);
  expect(await world.act('draftUnit', input, provincial)).toEqual(first);
  await refusal(world.act('draftUnit', { ...input, name: 'Hai lần' }, provincial)).toMatchObject({ code: 'MUTATION_ID_REUSED' });
});

test('a change under an old version is refused', async () => {
  const { id, version } = await world.activeUnit();
  await world.act('correctUnit', { unitId: id, expectedVersion: version, headcountStaff: 12 }, provincial);
  await refusal(world.act('correctUnit', { unitId: id, expectedVersion: version, headcountStaff: 13 }, provincial)).toMatchObject({
    code: 'STALE_VERSION',
  });
  expect((await world.unit(id, 'headcountStaff')).headcountStaff).toBe(12);
});

test('a unit that moves is where it was on the days before', async () => {
  const { id, version } = await world.activeUnit();
  world.setDay('2026-03-20');
  await world.act('moveUnit', { unitId: id, expectedVersion: version, areaId: muongKim, on: '2026-03-10' }, provincial);
  const fields =
    'before: area(asOf: "2026-03-09") { name } on: area(asOf: "2026-03-10") { name } today: area { name } earlier: area(asOf: "2020-01-01") { name }';
  expect(await world.unit(id, fields)).toEqual({
    before: { name: 'Tân Phong' },
    on: { name: 'Mường Kim' },
    today: { name: 'Mường Kim' },
    earlier: null,
  });
  const inArea = async (areaId: string, asOf: string) =>
    (
      await world.ask('query($f: UnitFilter) { units(filter: $f, first: 200) { nodes { id } } }', { f: { areaId, asOf } }, provincial)
    ).data.units.nodes.map((one: { id: string }) => one.id);
  expect(await inArea(tanPhong, '2026-03-09')).toContain(id);
  expect(await inArea(tanPhong, '2026-03-10')).not.toContain(id);
  expect(await inArea(muongKim, '2026-03-10')).toContain(id);
  world.setDay('2026-03-02');
});

test('a unit is merged into an active one only, and takes no part afterwards', async () => {
  const successor = await world.activeUnit({ name: 'Kế thừa' });
  const { id, version } = await world.activeUnit();
  const merge = { unitId: id, expectedVersion: version, reason: 'Sắp xếp' };
  await refusal(world.act('mergeUnit', { ...merge, successorId: id }, provincial)).toMatchObject({ code: 'UNKNOWN_SUCCESSOR' });
  await refusal(world.act('mergeUnit', { ...merge, successorId: successor.id, reason: ' ' }, provincial)).toMatchObject({
    code: 'REQUIRED',
    field: 'input.reason',
  });
  expect(await world.act('mergeUnit', { ...merge, successorId: successor.id }, provincial)).toMatchObject({ state: 'MERGED' });
  expect(await world.unit(id, 'successor { name } closedOn stateReason')).toEqual({
    successor: { name: 'Kế thừa' },
    closedOn: '2026-03-02',
    stateReason: 'Sắp xếp',
  });
  await refusal(world.act('draftRegistration', { unitId: id, roundYear: 2026 }, headOf(id))).toMatchObject({ code: 'UNIT_CLOSED' });
});

test('an impossible step says what is possible', async () => {
  const { id, version } = await world.activeUnit();
  await refusal(world.act('resumeUnit', { unitId: id, expectedVersion: version }, provincial)).toMatchObject({
    code: 'INVALID_TRANSITION',
    message: 'resume is not possible; from ACTIVE you can: correct, move, suspend, merge, dissolve.',
  });
});

test('a unit that is dissolved leaves no model, regulation, plan or review open', async () => {
  const unit = await world.activeUnit();
  const model = await world.activeModel(unit.id);
  const regulation = await world.signedRegulation(unit.id);
  const plan = await world.approvedPlan(unit.id);
  const review = await world.plannedReview(unit.id);
  await world.act('dissolveUnit', { unitId: unit.id, expectedVersion: unit.version, reason: 'Giải thể' }, provincial);
  const states = `{ model(id: "${model.id}") { state } coordinationRegulation(id: "${regulation.id}") { state }
    plan(id: "${plan.id}") { state } review(id: "${review.id}") { state } }`;
  expect((await world.ask(states, {}, provincial)).data).toEqual({
    model: { state: 'ENDED' },
    coordinationRegulation: { state: 'ENDED' },
    plan: { state: 'CLOSED' },
    review: { state: 'CANCELLED' },
  });
});
