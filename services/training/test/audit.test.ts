import { auditIn } from '@binhan/common/testing-audit';
import { officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, organiser, type World } from './world.ts';

let world: World;
let inAudit: ReturnType<typeof auditIn>;
const officer = officerOf(tanPhong);
beforeAll(async () => {
  world = await createWorld();
  inAudit = auditIn(world, 'training');
});
afterAll(() => world.stop());

const acts = async (id: string) => (await inAudit.auditOf(id)).map(({ action, subjectType, reason }) => [action, subjectType, reason]);

test('who verified a session, returned it or corrected it is in it, with the reason; plans and reports are not', async () => {
  const unit = await world.activeUnit();
  const reported = await world.session(unit.id, 'REPORTED');
  expect(await acts(reported.id)).toEqual([]);
  const held = await world.onSession('return', reported, officer, { reason: 'Số liệu lệch' });
  const again = await world.onSession('report', held, organiser, world.report(unit.id));
  const verified = await world.onSession('verify', again, officer);
  const correction = await world.onSession('correct', verified, organiser, { reason: 'Đếm sót một lớp', channel: 'ONLINE' });
  await world.onSession('verify', correction, officer);
  expect(await acts(reported.id)).toEqual([
    ['RETURN', 'Session', 'Số liệu lệch'],
    ['VERIFY', 'Session', null],
  ]);
  expect(await acts(correction.id)).toEqual([
    ['RECORD_CORRECTION', 'Session', 'Đếm sót một lớp'],
    ['VERIFY', 'Session', null],
  ]);
});

test('what the house does by itself leaves no entry of a person', async () => {
  const unit = await world.activeUnit();
  const planned = await world.session(unit.id, 'PLANNED');
  const dissolve = { unitId: unit.id, expectedVersion: unit.version, reason: 'Giải thể' };
  await world.actInUnits('dissolveUnit', dissolve, provincial);
  await world.settled();
  expect((await world.read('session', planned.id, 'state')).state).toBe('CANCELLED');
  expect(await acts(planned.id)).toEqual([]);
});

test('a changed or removed entry is named, and only auditors read it', async () => {
  const { entries } = await inAudit.verify();
  expect(entries).toBeGreaterThan(3);
  expect(await inAudit.faultsAt(2)).toEqual(['entry 2 was changed', 'entry 2 was removed']);
  expect((await inAudit.verify()).fault).toBeUndefined();
  for (const role of ['UNIT_HEAD', 'ORGANISER', 'AREA_OFFICER', 'PROVINCIAL_OFFICER', 'SYSTEM_ADMIN'] as const)
    expect(await inAudit.refusalOf(role)).toBe('FORBIDDEN');
  expect(await inAudit.refusalOf('AUDITOR')).toBeUndefined();
});
