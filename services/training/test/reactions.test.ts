import { muongKim, provincial } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, organiser, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const dissolve = ({ id, version }: { id: string; version: number }) =>
  world.actInUnits('dissolveUnit', { unitId: id, expectedVersion: version, reason: 'Sắp xếp' }, provincial);

test('when a unit is dissolved, what was planned for it alone is cancelled with the cause; held sessions stay', async () => {
  const unit = await world.activeUnit({ name: 'Trạm Hoa Ban' });
  const planned = await world.session(unit.id, 'PLANNED');
  const held = await world.session(unit.id, 'HELD');
  const plannedClass = await world.planClass(unit.id);
  const guardId = await world.guard(unit.id);
  const enrolled = await world.act('addEnrolment', { classId: plannedClass.id, guardId }, organiser);
  await dissolve(unit);
  await world.settled();
  expect(await world.read('session', planned.id, 'state reason')).toEqual({
    state: 'CANCELLED',
    reason: 'Trạm Hoa Ban: đơn vị đã giải thể',
  });
  expect((await world.read('session', held.id, 'state')).state).toBe('HELD');
  expect((await world.read('trainingClass', plannedClass.id, 'state')).state).toBe('CANCELLED');
  expect((await world.read('enrolment', enrolled.id, 'state')).state).toBe('WITHDRAWN');
});

test('where others are named too, a plan goes on without the unit that is gone', async () => {
  const [going, staying] = [await world.activeUnit(), await world.activeUnit()];
  const lines = [going, staying].map(({ id }) => ({ unitId: id, audience: 'WORKERS' }));
  const planned = await world.act('planSession', { ...world.sessionInput(), plannedOn: '2026-03-09', lines }, organiser);
  const inClass = await world.act('planTrainingClass', { ...world.classInput(), lines }, organiser);
  const guardId = await world.guard(going.id);
  const enrolled = await world.act('addEnrolment', { classId: inClass.id, guardId }, organiser);
  await dissolve(going);
  const left = { state: 'PLANNED', lines: [{ unit: { id: staying.id } }] };
  await world.settled();
  expect(await world.read('session', planned.id, 'state lines { unit { id } }')).toEqual(left);
  expect(await world.read('trainingClass', inClass.id, 'state lines { unit { id } }')).toEqual(left);
  expect((await world.read('enrolment', enrolled.id, 'state')).state).toBe('WITHDRAWN');
  expect(world.published.filter(({ subject }) => subject === planned.id).map(({ data }) => data.change)).toEqual(['planned', 'changed']);
});

test('guards of a merged unit keep their places and follow to their new post', async () => {
  const [going, successor, host] = [await world.activeUnit(), await world.activeUnit({ areaId: muongKim }), await world.activeUnit()];
  const planned = await world.planClass(host.id);
  const guardId = await world.guard(going.id);
  const enrolled = await world.act('addEnrolment', { classId: planned.id, guardId }, organiser);
  const merge = { unitId: going.id, expectedVersion: going.version, reason: 'Sắp xếp', successorId: successor.id };
  await world.actInUnits('mergeUnit', merge, provincial);
  await world.guard(successor.id, { id: guardId, change: 'moved', areaId: muongKim });
  await world.settled();
  expect(await world.read('enrolment', enrolled.id, 'state unit { id }')).toEqual({ state: 'ENROLLED', unit: { id: successor.id } });
});

test('an erased guard is forgotten, with every enrolment and all that was published of it', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id);
  const guardId = await world.guard(unit.id);
  const enrolled = await world.act('addEnrolment', { classId: planned.id, guardId }, organiser);
  await world.eraseGuard(guardId);
  await world.settled();
  expect(await world.read('enrolment', enrolled.id, 'id')).toBeNull();
  expect(world.erased).toContain(enrolled.id);
});
