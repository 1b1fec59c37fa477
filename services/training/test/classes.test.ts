import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { headOf, muongKim, officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, organiser, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const officer = officerOf(tanPhong);
const taught = (learners: number, passed = learners) => ({ lines: [{ audience: 'GUARDS', learners, passed }], countMethod: 'SIGN_IN' });
const mark = (id: string, version: number, result: string) =>
  world.act('markEnrolment', { enrolmentId: id, expectedVersion: version, result }, organiser);

/** A class with one guard who passed and one who failed, completed by its organiser. */
async function completedClass(more: object = {}) {
  const unit = await world.activeUnit();
  const guards = [await world.guard(unit.id), await world.guard(unit.id)];
  const planned = await world.planClass(unit.id, more);
  const enrolments = [];
  for (const guardId of guards) enrolments.push(await world.act('addEnrolment', { classId: planned.id, guardId }, headOf(unit.id)));
  const running = await world.onClass('start', planned, organiser);
  for (const [i, { id, version }] of enrolments.entries()) await mark(id, version, i ? 'FAILED' : 'PASSED');
  const completed = await world.onClass('complete', running, organiser, taught(2, 1));
  return { unit, guards, enrolments, completed };
}

test('a guard who passed has a certificate once an officer has verified the class', async () => {
  const { unit, enrolments, completed } = await completedClass();
  const [passed, failed] = enrolments.map(({ id }) => id) as [string, string];
  const fields = 'state result certificate { kind issuedOn expiresOn issuer { id } } guard { id }';
  expect(await world.read('enrolment', passed, fields, headOf(unit.id))).toMatchObject({
    state: 'ENROLLED',
    result: 'PASSED',
    certificate: null,
  });
  await world.onClass('verify', completed, officer);
  expect(await world.read('enrolment', passed, fields, headOf(unit.id))).toMatchObject({
    state: 'PASSED',
    certificate: { kind: 'GUARD_SKILLS', issuedOn: '2026-03-02', expiresOn: '2029-03-02', issuer: { id: 'POLICE:12@2013-12-27' } },
  });
  expect(await world.read('enrolment', failed, fields)).toMatchObject({ state: 'FAILED', certificate: null });
});

test('a class is not completed while a result is missing, nor with more passed than taught', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id);
  const enrolled = await world.act('addEnrolment', { classId: planned.id, guardId: await world.guard(unit.id) }, organiser);
  const running = await world.onClass('start', planned, organiser);
  await refusal(world.onClass('complete', running, organiser, taught(1))).toMatchObject({ code: 'RESULTS_MISSING', params: { count: 1 } });
  await mark(enrolled.id, enrolled.version, 'PASSED');
  await refusal(world.onClass('complete', running, organiser, taught(1, 2))).toMatchObject({
    code: 'MORE_PASSED_THAN_LEARNT',
    field: 'input.lines.0.passed',
  });
  expect(await world.onClass('complete', running, organiser, taught(1))).toMatchObject({ state: 'COMPLETED' });
});

test('a class is started on its first day, not before', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id, { firstDay: '2026-03-09' });
  await refusal(world.onClass('start', planned, organiser)).toMatchObject({ code: 'DATE_IN_FUTURE' });
});

test('the places of a class are kept, one for each guard', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id, { places: 1 });
  const add = (guardId: string) => world.act('addEnrolment', { classId: planned.id, guardId }, organiser);
  const first = await world.guard(unit.id);
  const enrolled = await add(first);
  await refusal(add(first)).toMatchObject({ code: 'ALREADY_ENROLLED' });
  const second = await world.guard(unit.id);
  await refusal(add(second)).toMatchObject({ code: 'CLASS_FULL' });
  await world.act('withdrawEnrolment', { enrolmentId: enrolled.id, expectedVersion: enrolled.version }, organiser);
  expect(await add(second)).toMatchObject({ state: 'ENROLLED' });
});

test('a head enrols guards of the own unit, an organiser those of the own classes, and nobody an unknown guard', async () => {
  const [own, other] = [await world.activeUnit(), await world.activeUnit()];
  const planned = await world.planClass(own.id);
  const guardId = await world.guard(other.id);
  const add = (id: string, claims: typeof organiser) => world.act('addEnrolment', { classId: planned.id, guardId: id }, claims);
  await refusal(add(guardId, headOf(own.id))).toMatchObject({ code: 'FORBIDDEN' });
  await refusal(add(guardId, { ...organiser, subject: 'someone-else' })).toMatchObject({ code: 'FORBIDDEN' });
  await refusal(add('nobody', organiser)).toMatchObject({ code: 'GUARD_NOT_KNOWN_YET' });
  expect(await add(guardId, headOf(other.id))).toMatchObject({ state: 'ENROLLED' });
});

test('a class that gives a certificate names who issues it before anyone is enrolled', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id, { issuerId: null });
  const guardId = await world.guard(unit.id);
  await refusal(world.act('addEnrolment', { classId: planned.id, guardId }, organiser)).toMatchObject({ code: 'ISSUER_MISSING' });
});

test('attendances and people are summed apart', async () => {
  const unit = await world.activeUnit();
  const record = async (more: object, learners: number) => {
    const lines = [{ unitId: unit.id, audience: 'PUPILS', learners, passed: learners }];
    const row = await world.act('recordTrainingClass', { ...world.classInput(more), lines, countMethod: 'HEADCOUNT' }, organiser);
    await world.onClass('verify', row, officer);
  };
  await record({ kind: 'FIRE_DRILL', programme: 'FIRE_DRILLS', counts: 'ATTENDANCES' }, 200);
  await record({ kind: 'FIRE_TRAINING', programme: 'FIRE_TRAINING' }, 96);
  expect(await world.classTotals({ unitId: unit.id }, headOf(unit.id))).toEqual({
    classes: 2,
    attendances: { count: 200 },
    learners: { count: 96, suppressed: false },
    passed: { count: 96 },
  });
});

test('people are told to staff for their own unit or area, which they name, and to nobody else', async () => {
  const unit = await world.activeUnit();
  const lines = [{ unitId: unit.id, audience: 'GUARDS', learners: 5, passed: 4 }];
  const row = await world.act('recordTrainingClass', { ...world.classInput(), lines, countMethod: 'HEADCOUNT' }, organiser);
  await world.onClass('verify', row, officer);
  const learnersOf = async (claims: DevelopmentClaims | undefined, filter: object) => (await world.classTotals(filter, claims)).learners;
  const told = { count: 5, suppressed: false };
  const own = { unitId: unit.id };
  expect(await learnersOf(headOf(unit.id), own)).toEqual(told);
  expect(await learnersOf(officerOf(tanPhong), { ...own, areaId: tanPhong })).toEqual(told);
  expect(await learnersOf(provincial, own)).toEqual(told);
  const hidden = { count: null, suppressed: true };
  for (const claims of [undefined, headOf('another'), officerOf(tanPhong), organiser])
    expect(await learnersOf(claims, own)).toEqual(hidden);
  expect(await learnersOf(officerOf(muongKim), { ...own, areaId: tanPhong })).toEqual(hidden);
  expect(await learnersOf(headOf(unit.id), {})).toEqual(hidden);
  expect(await world.classTotals(own)).toMatchObject({ classes: 1, passed: { count: null } });
});

test('refreshers are due where the newest certificate of a guard in a post ends', async () => {
  const { unit, guards } = await (async () => {
    const made = await completedClass();
    await world.onClass('verify', made.completed, officer);
    return made;
  })();
  const due = async (withinDays: number, claims = headOf(unit.id), areaId?: string) =>
    (
      await world.ask(
        'query($d: Int, $a: ID) { refreshersDue(withinDays: $d, areaId: $a) { totalCount nodes { guard { id } expiresOn kind } } }',
        { d: withinDays, a: areaId },
        claims,
      )
    ).data.refreshersDue;
  expect((await due(90)).nodes).toEqual([]);
  expect((await due(1200)).nodes).toEqual([{ guard: { id: guards[0] }, expiresOn: '2029-03-02', kind: 'GUARD_SKILLS' }]);
  expect((await due(1200, officer, tanPhong)).totalCount).toBeGreaterThan(0);
  expect((await due(1200, officerOf(muongKim), tanPhong)).totalCount).toBe(0);
  await world.guard(unit.id, { id: guards[0] as string, change: 'ended', state: 'ENDED' });
  await world.settled();
  expect((await due(1200)).nodes).toEqual([]);
});

test('a cancelled class lets its guards go', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id);
  const enrolled = await world.act('addEnrolment', { classId: planned.id, guardId: await world.guard(unit.id) }, organiser);
  await world.onClass('cancel', planned, organiser, { reason: 'Mưa lũ' });
  expect((await world.read('enrolment', enrolled.id, 'state', provincial)).state).toBe('WITHDRAWN');
});
