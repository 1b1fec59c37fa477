import { auditIn } from '@binhan/common/testing-audit';
import { eraseGuards } from '@binhan/personnel/operations/erase-guard';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, provincial, type World } from './world.ts';

let world: World;
let inAudit: ReturnType<typeof auditIn>;
beforeAll(async () => {
  world = await createWorld();
  inAudit = auditIn(world, 'personnel');
});
afterAll(() => world.stop());

const acts = async (id: string) => (await inAudit.auditOf(id)).map(({ action, subjectType, reason }) => [action, subjectType, reason]);

test('who let a guard go is in it, with no word about the guard, whom the house forgets before the audit', async () => {
  const unit = await world.activeUnit({ areaId: '03408@2013-12-27' }, '2023-03-02');
  const guard = await world.activeGuard(unit.id, {}, '2023-09-01');
  const rejected = await world.candidate(unit.id);
  world.setDay('2024-02-01');
  await world.act('endGuard', { guardId: guard.id, expectedVersion: guard.version, reason: 'Ốm nặng' }, headOf(unit.id));
  await world.act('rejectGuard', { guardId: rejected.id, expectedVersion: rejected.version, reason: 'Ốm nặng' }, headOf(unit.id));
  expect(await acts(guard.id)).toEqual([['END', 'Guard', null]]);
  expect(await acts(rejected.id)).toEqual([['REJECT', 'Guard', null]]);
  world.setDay('2026-03-02');
  await world.run(eraseGuards);
  const entries = await inAudit.auditOf(guard.id);
  expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
    ['END', expect.stringMatching(/^[0-9a-f-]{36}$/)],
    ['ERASE', null],
  ]);
});

test('a certificate revoked, and a permit given and renewed, are in it; nominations and counts are not', async () => {
  const unit = await world.activeUnit();
  const guard = await world.activeGuard(unit.id);
  const { id, version } = await world.certify(guard.id);
  await world.act('revokeCertificate', { certificateId: id, expectedVersion: version, reason: 'Gian lận' }, provincial);
  expect(await acts(id)).toEqual([['REVOKE', 'Certificate', null]]);
  expect(await acts(guard.id)).toEqual([]);
  const asked = await world.requested(unit.id);
  const permit = { permitNo: 'GP-1', permitExpiresOn: '2027-03-01' };
  const permitted = await world.onEquipment('permit', provincial)(asked, permit);
  await world.onEquipment('renew', provincial)(permitted, { ...permit, permitExpiresOn: '2028-03-01' });
  expect(await acts(asked.id)).toEqual([
    ['PERMIT', 'EquipmentHolding', null],
    ['RENEW', 'EquipmentHolding', null],
  ]);
});

test('a changed or removed entry is named, and only auditors read it', async () => {
  const { entries } = await inAudit.verify();
  expect(entries).toBeGreaterThan(3);
  expect(await inAudit.faultsAt(2)).toEqual(['entry 2 was changed', 'entry 2 was removed']);
  expect((await inAudit.verify()).fault).toBeUndefined();
  for (const role of ['UNIT_HEAD', 'AREA_OFFICER', 'PROVINCIAL_OFFICER', 'SYSTEM_ADMIN'] as const)
    expect(await inAudit.refusalOf(role)).toBe('FORBIDDEN');
  expect(await inAudit.refusalOf('DATA_PROTECTION')).toBeUndefined();
});
