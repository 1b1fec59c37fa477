import { auditIn } from '@binhan/common/testing-audit';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { analyst, exportsIn, provincial, registrations } from './exports-world.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let office: ReturnType<typeof exportsIn>;
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const other = { ...analyst, subject: 'another' };
const in2026 = { facts: 'REGISTRATION', from: '2026-01-01', to: '2027-01-01' };

beforeAll(async () => {
  world = await createWorld();
  office = exportsIn(world);
});
afterAll(() => world.stop());

test('whose rows they are decides who may ask: the analyst and the province, each signed in', async () => {
  const head = { roles: ['UNIT_HEAD' as const], subject: 'head', units: ['u1'] };
  expect(await office.request(registrations, head)).toEqual({ code: 'FORBIDDEN' });
  expect(await office.request({ format: 'CSV', indicator: { code: 'U1' } }, head)).toMatchObject({ state: 'QUEUED' });
  expect((await office.exported(registrations, provincial)).state).toBe('READY');
  const { errors } = await world.ask('mutation { requestExport(input: { format: CSV, indicator: { code: U1 } }) { export { id } } }');
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('rows of tips, cases and boxes are for who is of the province and supervises tips, nobody else', async () => {
  const supervisor = { roles: ['TIP_SUPERVISOR' as const], subject: 'supervisor' };
  const both = { roles: ['TIP_SUPERVISOR' as const, 'PROVINCIAL_OFFICER' as const], subject: 'both' };
  for (const facts of ['TIP', 'CASE_OUTCOME', 'TIP_BOX', 'PURGED_TIPS', 'PURGED_TIPS_LINE']) {
    for (const claims of [analyst, provincial, supervisor])
      expect(await office.request({ format: 'CSV', events: { facts } }, claims)).toEqual({ code: 'FORBIDDEN' });
    expect((await office.exported({ format: 'CSV', events: { facts } }, both)).state).toBe('READY');
  }
  expect(await office.request(registrations, supervisor)).toEqual({ code: 'FORBIDDEN' });
  expect((await office.exported({ format: 'CSV', events: { facts: 'TIP_SUMMARY_LINE' } })).state).toBe('READY');
});

test('nobody else sees, cancels or fetches an export, whatever their role', async () => {
  const { id, files } = await office.exported(registrations);
  const ticket = files[0]?.ticket as string;
  for (const claims of [other, provincial, { roles: ['SYSTEM_ADMIN' as const], subject: 'admin' }]) {
    expect(await office.look(id, claims)).toBeNull();
    expect(await office.list(claims)).not.toContain(id);
    expect(await office.cancel(id, claims)).toBe('NOT_FOUND');
    expect(await office.fetchFile(ticket, claims)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  }
  const publicly = await fetch(world.url.replace('/graphql', '/files'), { headers: { 'x-file-ticket': ticket } });
  expect(publicly.status).toBe(403);
  expect(await office.list()).toContain(id);
});

test('who has lost the role has lost the file', async () => {
  const { files } = await office.exported(registrations);
  const demoted = { ...analyst, roles: ['UNIT_HEAD' as const] };
  expect(await office.fetchFile(files[0]?.ticket as string, demoted)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
});

test('a ticket that is none, or of a file that is none, answers NOT_FOUND or EXPORT_NOT_READY, and nothing is taken', async () => {
  const { id } = await office.exported(registrations);
  for (const ticket of ['x', `${id}`, `${id}.x`, `${id}.10`]) expect((await office.fetchFile(ticket)).code).toBe('NOT_FOUND');
  expect((await office.fetchFile(`${id}.7`)).code).toBe('EXPORT_NOT_READY');
  const address = world.url.replace('/graphql', '/files');
  const upload = await fetch(address, {
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'text/csv', authorization: await world.bearer(analyst) },
  });
  expect([upload.status, (await upload.json()) as object]).toMatchObject([400, { errors: [{ extensions: { code: 'NO_UPLOADS' } }] }]);
});

test('each request and each fetch is in the audit, under a pseudonym', async () => {
  const { id, files } = await office.exported({ format: 'CSV', events: in2026 });
  const entries = await auditIn(world, 'reports').auditOf(id);
  const asked = 'CSV {"events":{"facts":"REGISTRATION","from":"2026-01-01","to":"2027-01-01"}}';
  expect(entries).toMatchObject([
    { action: 'REQUEST', subjectType: 'Export', actor: uuid, reason: asked },
    { action: 'FETCH', subjectType: 'Export', actor: uuid, reason: files[0]?.name },
    { action: 'FETCH', reason: files[1]?.name },
  ]);
});
