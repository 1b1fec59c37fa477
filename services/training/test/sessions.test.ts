import { headOf, officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, organiser, otherOrganiser, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const officer = officerOf(tanPhong);

test('a session goes from its plan to its verification, and only then counts', async () => {
  const unit = await world.activeUnit();
  const count = async () => (await world.totals({ unitId: unit.id })).attendances.count;
  const reported = await world.session(unit.id, 'REPORTED');
  expect(await count()).toBe(0);
  await world.onSession('verify', reported, officer);
  expect(await count()).toBe(10);
  expect(
    await world.read('session', reported.id, 'state heldOn reportedOn verifiedOn attendances { count countMethods } lines { audience }'),
  ).toEqual({
    state: 'VERIFIED',
    heldOn: '2026-03-02',
    reportedOn: '2026-03-02',
    verifiedOn: '2026-03-02',
    attendances: { count: 10, countMethods: ['HEADCOUNT'] },
    lines: [{ audience: 'OFFICIALS' }],
  });
});

test('nobody verifies what they organised or reported, nor what concerns a unit of their own', async () => {
  const unit = await world.activeUnit();
  const reported = await world.recordSession(unit.id, {}, officer);
  await refusal(world.onSession('verify', reported, officer)).toMatchObject({ code: 'OWN_REPORT' });
  await refusal(world.onSession('verify', reported, { ...provincial, units: [unit.id] })).toMatchObject({ code: 'OWN_UNIT' });
  expect(await world.onSession('verify', reported, provincial)).toMatchObject({ state: 'VERIFIED' });
});

test('nothing changes a verified session', async () => {
  const unit = await world.activeUnit();
  const verified = await world.session(unit.id);
  const moves: [string, object][] = [
    ['hold', {}],
    ['report', world.report(unit.id, 99)],
    ['return', { reason: 'x' }],
    ['verify', {}],
    ['cancel', { reason: 'x' }],
  ];
  for (const [action, more] of moves)
    await refusal(world.onSession(action, verified, provincial, more)).toMatchObject({ code: 'INVALID_TRANSITION' });
  expect(await world.read('session', verified.id, 'version allowedActions', provincial)).toEqual({
    version: verified.version,
    allowedActions: ['correct'],
  });
});

test('a correction is another session, and the sum moves when it is verified', async () => {
  const unit = await world.activeUnit();
  const former = await world.session(unit.id);
  const sum = async () => world.totals({ unitId: unit.id });
  const correct = { reason: 'Đếm sót một lớp', lines: [{ unitId: unit.id, audience: 'OFFICIALS', attendance: 25 }] };
  await refusal(world.onSession('correct', former, organiser, { ...correct, reason: ' ' })).toMatchObject({ field: 'input.reason' });
  const correction = await world.onSession('correct', former, organiser, correct);
  expect(await sum()).toMatchObject({ sessions: 1, attendances: { count: 10 } });
  await refusal(world.onSession('correct', former, organiser, correct)).toMatchObject({
    code: 'CORRECTION_UNDER_WAY',
    params: { id: correction.id },
  });
  await world.onSession('verify', correction, officer);
  expect(await sum()).toMatchObject({ sessions: 1, attendances: { count: 25 } });
  expect(await world.read('session', former.id, 'state correction { id versionNumber correctionReason corrects { id } }')).toEqual({
    state: 'SUPERSEDED',
    correction: { id: correction.id, versionNumber: 2, correctionReason: 'Đếm sót một lớp', corrects: { id: former.id } },
  });
});

test('a correction that was a mistake is returned and given up; then another may follow', async () => {
  const unit = await world.activeUnit();
  const former = await world.session(unit.id);
  const correction = await world.onSession('correct', former, organiser, { reason: 'Nhầm', channel: 'DIRECT' });
  const returned = await world.onSession('return', correction, officer, { reason: 'Không đúng' });
  expect(await world.onSession('cancel', returned, organiser, { reason: 'Nhập nhầm' })).toMatchObject({ state: 'CANCELLED' });
  expect(await world.onSession('correct', former, organiser, { reason: 'Lần hai', channel: 'ONLINE' })).toMatchObject({
    state: 'REPORTED',
  });
});

test('what was held stays on record', async () => {
  const unit = await world.activeUnit();
  const held = await world.session(unit.id, 'HELD');
  await refusal(world.onSession('cancel', held, organiser, { reason: 'x' })).toMatchObject({ code: 'WAS_HELD' });
});

test.each([
  ['a commune of another day', { areaId: '03386@2013-12-27' }, 'AREA_NOT_VALID'],
  ['neither a commune nor "not allocated"', { areaId: null }, 'AREA_OR_NOT_ALLOCATED'],
  ['both a commune and "not allocated"', { notAllocated: true }, 'AREA_OR_NOT_ALLOCATED'],
  ['a day to come', { heldOn: '2026-03-03' }, 'DATE_IN_FUTURE'],
  ['no line', { lines: [] }, 'OUT_OF_RANGE'],
  ['a negative attendance', { lines: [{ audience: 'WORKERS', attendance: -1 }] }, 'OUT_OF_RANGE'],
  ['an unknown unit', { lines: [{ unitId: 'nobody', audience: 'WORKERS', attendance: 1 }] }, 'UNIT_NOT_KNOWN_YET'],
  ['an unknown campaign', { campaignId: 'none' }, 'UNKNOWN_CAMPAIGN'],
  ['an unknown model', { modelId: 'none' }, 'MODEL_NOT_KNOWN_YET'],
  ['no topic', { topics: [] }, 'REQUIRED'],
  ['a place of a whole page', { place: 'x'.repeat(301) }, 'TOO_LONG'],
])('%s is refused', async (_what, more, code) => {
  await refusal(world.recordSession(null, more, provincial)).toMatchObject({ code });
});

test('a head records what the own unit held, and nothing for others', async () => {
  const own = await world.activeUnit();
  const other = await world.activeUnit();
  const head = headOf(own.id);
  const organisers = [{ kind: 'UNIT' }];
  expect(await world.recordSession(own.id, { organisers }, head)).toMatchObject({ state: 'REPORTED' });
  await refusal(world.recordSession(other.id, { organisers }, head)).toMatchObject({ code: 'FORBIDDEN' });
  const both = [own, other].map(({ id }) => ({ unitId: id, audience: 'WORKERS', attendance: 1 }));
  await refusal(world.recordSession(own.id, { lines: both }, head)).toMatchObject({ code: 'NOT_OWN_UNIT' });
});

test('a head reports again what was returned of the own records, not what another organised', async () => {
  const { id } = await world.activeUnit();
  const own = await world.recordSession(id, {}, headOf(id));
  const returned = await world.onSession('return', own, officer, { reason: 'Thiếu số lượt' });
  const other = await world.activeUnit();
  const both = { lines: [id, other.id].map((unitId) => ({ unitId, audience: 'WORKERS', attendance: 1 })), countMethod: 'SIGN_IN' };
  await refusal(world.onSession('report', returned, headOf(id), both)).toMatchObject({ code: 'NOT_OWN_UNIT' });
  await refusal(world.onSession('report', returned, headOf(id), world.report(other.id))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.onSession('report', returned, headOf(id), world.report(id, 12))).toMatchObject({ state: 'REPORTED' });
  const held = await world.session(id, 'HELD');
  await refusal(world.onSession('report', held, headOf(id), world.report(id))).toMatchObject({ code: 'NOT_THE_ORGANISER' });
});

test('an organiser sees own sessions only; a head sees every session that names the unit, planned ones too', async () => {
  const [first, second] = [await world.activeUnit(), await world.activeUnit()];
  const lines = [first, second].map(({ id }) => ({ unitId: id, audience: 'WORKERS' }));
  const planned = await world.act('planSession', { ...world.sessionInput(), plannedOn: '2026-03-09', lines }, organiser);
  expect(await world.read('session', planned.id, 'state', headOf(second.id))).toEqual({ state: 'PLANNED' });
  expect(await world.read('session', planned.id, 'state', otherOrganiser)).toBeNull();
  const stranger = await world.activeUnit();
  expect(await world.read('session', planned.id, 'state', headOf(stranger.id))).toBeNull();
});

test('a session that belongs to no single commune says so, and is in no figure by commune', async () => {
  const unit = await world.activeUnit();
  const recorded = await world.recordSession(unit.id, { areaId: null, notAllocated: true });
  await world.onSession('verify', recorded, provincial);
  expect(await world.read('session', recorded.id, 'notAllocated area { id }')).toEqual({ notAllocated: true, area: null });
  expect((await world.totals({ unitId: unit.id })).sessions).toBe(1);
  expect((await world.totals({ unitId: unit.id, areaId: tanPhong })).sessions).toBe(0);
});
