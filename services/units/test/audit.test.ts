import { AuditEntry } from '@binhan/common/audit';
import { auditIn } from '@binhan/common/testing-audit';
import { headOf, officerOf, peoplesCommittee, provincial, recogniserOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
let inAudit: ReturnType<typeof auditIn>;
beforeAll(async () => {
  world = await createWorld();
  inAudit = auditIn(world, 'units');
});
afterAll(() => world.stop());

const pseudonym = expect.stringMatching(/^[0-9a-f-]{36}$/);
const of = ({ id, version }: { id: string; version: number }) => ({ unitId: id, expectedVersion: version });
const acts = async (id: string) => (await inAudit.auditOf(id)).map(({ action, subjectType, reason }) => [action, subjectType, reason]);

test('a decision on a unit leaves who, what and why; its daily work leaves nothing', async () => {
  const unit = await world.activeUnit();
  const corrected = await world.act('correctUnit', { ...of(unit), name: 'Tên mới' }, provincial);
  expect(await acts(unit.id)).toEqual([]);
  const suspended = await world.act('suspendUnit', { ...of(corrected), reason: '  Sửa chữa ' }, provincial);
  const resumed = await world.act('resumeUnit', of(suspended), provincial);
  await world.act('dissolveUnit', { ...of(resumed), reason: 'Giải thể' }, { ...provincial, subject: 'another' });
  expect(await acts(unit.id)).toEqual([
    ['SUSPEND', 'Unit', 'Sửa chữa'],
    ['RESUME', 'Unit', null],
    ['DISSOLVE', 'Unit', 'Giải thể'],
  ]);
  const actors = (await inAudit.auditOf(unit.id)).map(({ actor }) => actor);
  expect(actors).toEqual([pseudonym, actors[0], pseudonym]);
  expect(actors[2]).not.toBe(actors[0]);
});

test('a recognition granted and revoked is in it, a registration returned and appraised too', async () => {
  const unit = await world.activeUnit();
  const submitted = await world.registration(unit.id, 'SUBMITTED');
  const back = { registrationId: submitted.id, expectedVersion: submitted.version, reason: 'Thiếu chữ ký' };
  await world.act('returnRegistration', back, officerOf(tanPhong));
  expect(await acts(submitted.id)).toEqual([['RETURN', 'Registration', 'Thiếu chữ ký']]);

  const other = await world.activeUnit();
  const appraised = await world.registration(other.id, 'APPRAISED');
  expect(await acts(appraised.id)).toEqual([['APPRAISE', 'Registration', null]]);
  const authorityId = peoplesCommittee.tanPhong;
  const decision = { outcome: 'MET', authorityId, decisionNo: '7', basisIds: ['TT-124-2021'] };
  const decide = { registrationId: appraised.id, expectedVersion: appraised.version, ...decision };
  await world.onDay('2026-11-16', () => world.act('decideRegistration', decide, recogniserOf(authorityId)));
  const [{ recognition }] = (await world.unit(other.id, 'registrations { recognition { id version } }')).registrations;
  const revoke = { recognitionId: recognition.id, expectedVersion: recognition.version, reasonCode: 'FALSE_DOSSIER', reason: 'Hồ sơ sai' };
  await world.onDay('2026-11-17', () => world.act('revokeRecognition', revoke, recogniserOf(authorityId)));
  expect(await acts(recognition.id)).toEqual([
    ['GRANT', 'Recognition', null],
    ['REVOKE', 'Recognition', 'Hồ sơ sai'],
  ]);
});

test('an act that was refused leaves nothing, and one that is sent twice leaves one entry', async () => {
  const unit = await world.activeUnit();
  await expect(world.act('suspendUnit', { ...of(unit), reason: ' ' }, provincial)).rejects.toMatchObject({ code: 'REQUIRED' });
  await expect(world.act('suspendUnit', { ...of(unit), reason: 'x' }, headOf(unit.id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await acts(unit.id)).toEqual([]);
  const once = { ...of(unit), reason: 'Sửa chữa', clientMutationId: 'twice' };
  for (const _ of [1, 2]) await world.act('suspendUnit', once, provincial);
  expect(await acts(unit.id)).toHaveLength(1);
});

test('decisions at the same time stand one after the other, and the chain is whole', async () => {
  const units = await Promise.all(Array.from({ length: 12 }, () => world.activeUnit()));
  const before = (await inAudit.verify()).entries;
  await Promise.all(
    units.map((unit, i) => world.act('dissolveUnit', { ...of(unit), reason: 'Giải thể' }, { ...provincial, subject: `officer ${i}` })),
  );
  expect(await inAudit.verify()).toMatchObject({ entries: before + 12, removed: 0 });
  expect((await inAudit.verify()).fault).toBeUndefined();
  expect(await inAudit.faultsAt(before + 3)).toEqual([`entry ${before + 3} was changed`, `entry ${before + 3} was removed`]);
});

test('the auditor and data protection read it page by page, and nobody else', async () => {
  const roles = ['UNIT_HEAD', 'AREA_OFFICER', 'RECOGNISER', 'PROVINCIAL_OFFICER', 'ANALYST', 'SYSTEM_ADMIN'] as const;
  for (const role of roles) expect([role, await inAudit.refusalOf(role)]).toEqual([role, 'FORBIDDEN']);
  for (const role of ['AUDITOR', 'DATA_PROTECTION'] as const) expect(await inAudit.refusalOf(role)).toBeUndefined();
  const query =
    'query($after: String) { unitsAudit(first: 2, after: $after) { totalCount nodes { seq hash previousHash } pageInfo { endCursor } } }';
  const auditor = { roles: ['AUDITOR' as const], subject: 'auditor' };
  const first = (await world.ask(query, {}, auditor)).data.unitsAudit;
  const second = (await world.ask(query, { after: first.pageInfo.endCursor }, auditor)).data.unitsAudit;
  expect([...first.nodes, ...second.nodes].map(({ seq }: AuditEntry) => seq)).toEqual([1, 2, 3, 4]);
  expect(second.nodes[0].previousHash).toBe(first.nodes[1].hash);
  expect(first.totalCount).toBe(await world.database.read.manager.count(AuditEntry));
});
