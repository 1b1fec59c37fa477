import { headOf, officerOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const officer = officerOf(tanPhong);
const review = async (id: string, fields: string) => (await world.read(`{ review(id: "${id}") { ${fields} } }`)).review;

test('a review is held, reported, given back, reported again and accepted with a grade', async () => {
  const unit = await world.activeUnit();
  const reported = await world.reportedReview(unit.id);
  await refusal(world.on.review(reported, 'return', officer, { reason: ' ' })).toMatchObject({ code: 'REQUIRED' });
  const returned = await world.on.review(reported, 'return', officer, { reason: 'Thiếu số liệu' });
  expect(await review(returned.id, 'state returnReason returns')).toEqual({ state: 'RETURNED', returnReason: 'Thiếu số liệu', returns: 1 });
  const again = await world.on.review(returned, 'report', headOf(unit.id));
  await world.on.review(again, 'accept', officer, { qualityGrade: 'FAIR' });
  expect(await review(again.id, 'state qualityGrade acceptedOn returns returnReason')).toEqual({
    state: 'ACCEPTED',
    qualityGrade: 'FAIR',
    acceptedOn: '2026-03-02',
    returns: 1,
    returnReason: null,
  });
});

test('it is not reported before it was held, and not held tomorrow', async () => {
  const unit = await world.activeUnit();
  const planned = await world.plannedReview(unit.id);
  const hold = (heldOn: string) => world.on.review(planned, 'hold', headOf(unit.id), { heldOn });
  await refusal(hold('2026-03-03')).toMatchObject({ code: 'DATE_IN_FUTURE' });
  await refusal(hold('2025-12-31')).toMatchObject({ code: 'DATE_TOO_EARLY' });
  const held = await hold('2026-02-27');
  await refusal(world.on.review(held, 'report', headOf(unit.id), { reportedOn: '2026-02-26' })).toMatchObject({
    code: 'DATE_TOO_EARLY',
    field: 'input.reportedOn',
  });
  expect(await world.on.review(held, 'report', headOf(unit.id), { reportedOn: '2026-02-27' })).toMatchObject({ state: 'REPORTED' });
});

test('a period runs forward', async () => {
  const unit = await world.activeUnit();
  await refusal(world.plannedReview(unit.id, { periodTo: '2025-12-31' })).toMatchObject({ field: 'input.periodTo' });
  await refusal(world.plannedReview(unit.id, { dueOn: '2025-12-31' })).toMatchObject({ field: 'input.dueOn' });
});

test('nobody accepts a review of a unit of their own', async () => {
  const unit = await world.activeUnit();
  const reported = await world.reportedReview(unit.id);
  const own = { ...officer, units: [unit.id] };
  await refusal(world.on.review(reported, 'accept', own, { qualityGrade: 'GOOD' })).toMatchObject({ code: 'OWN_UNIT' });
});

test('overdue follows from the due day, and how late it was held stays', async () => {
  const unit = await world.activeUnit();
  const planned = await world.plannedReview(unit.id, { dueOn: '2026-07-15' });
  const fields = 'overdue lateDays';
  expect(await world.onDay('2026-07-15', () => review(planned.id, fields))).toEqual({ overdue: false, lateDays: 0 });
  expect(await world.onDay('2026-07-20', () => review(planned.id, fields))).toEqual({ overdue: true, lateDays: 5 });
  const overdue = async (wanted: boolean) =>
    (await world.read(`{ reviews(filter: { unitId: "${unit.id}", overdue: ${wanted} }) { totalCount } }`)).reviews.totalCount;
  expect(await world.onDay('2026-07-20', async () => [await overdue(true), await overdue(false)])).toEqual([1, 0]);
  await world.onDay('2026-07-25', () => world.on.review(planned, 'hold', headOf(unit.id)));
  expect(await world.onDay('2026-12-01', () => review(planned.id, fields))).toEqual({ overdue: false, lateDays: 10 });
});
