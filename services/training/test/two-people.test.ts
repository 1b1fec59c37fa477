import { headOf, officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, organiser, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const officer = officerOf(tanPhong);

test('an officer who entered a result does not verify the class: a certificate takes two people', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id);
  const guardId = await world.guard(unit.id);
  const enrolled = await world.act('addEnrolment', { classId: planned.id, guardId }, headOf(unit.id));
  const running = await world.onClass('start', planned, organiser);
  const mark = (version: number, result: string, claims = organiser) =>
    world.act('markEnrolment', { enrolmentId: enrolled.id, expectedVersion: version, result }, claims);
  const failed = await mark(enrolled.version, 'FAILED');
  const taught = { lines: [{ audience: 'GUARDS', learners: 1, passed: 1 }], countMethod: 'SIGN_IN' };
  const completed = await world.onClass('complete', running, organiser, taught);

  const passed = await mark(failed.version, 'PASSED', officer);
  await expect(world.onClass('verify', completed, officer)).rejects.toMatchObject({ code: 'OWN_REPORT' });
  expect(await world.read('enrolment', enrolled.id, 'state certificate { kind }')).toEqual({ state: 'ENROLLED', certificate: null });

  expect(await world.onClass('verify', completed, provincial)).toMatchObject({ state: 'VERIFIED' });
  expect(await world.read('enrolment', passed.id, 'state')).toEqual({ state: 'PASSED' });
});
