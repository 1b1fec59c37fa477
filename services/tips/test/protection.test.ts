import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ProtectionRequest } from '../src/entities/protection-request.ts';
import { TipContact } from '../src/entities/tip-contact.ts';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { boxesIn } from './boxes.ts';
import { assessor, auditor, intake, province, startWorld, supervisor, type World } from './world.ts';

let world: World;
let act: Awaited<ReturnType<typeof boxesIn>>['act'];
beforeAll(async () => {
  world = await startWorld();
  ({ act } = await boxesIn(world));
});
afterAll(() => world.stop());

const inMailbox = async (mutation: string, input: { token: string; contact?: string }) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { mailbox { state protection } } }`;
  const { data, errors } = await world.ask(query, { input });
  return { ...data?.[mutation]?.mailbox, code: errors?.[0]?.extensions.code as string | undefined };
};
const asked = async (state = 'RECEIVED') => {
  const tip = await (state === 'RECEIVED' ? world.received() : world.tipIn(state));
  const { token } = await world.openMailbox(tip.receipt.code);
  const answer = await inMailbox('requestProtection', { token, contact: '0912 000 000' });
  const request = await world.database.read.manager.findOneByOrFail(ProtectionRequest, { tipId: tip.id });
  return { tip, token, answer, request };
};
const passOn = ({ id, version }: ProtectionRequest, claims = supervisor, agencyReference = '07/CQĐT') =>
  act('passOnProtectionRequest', { protectionRequestId: id, expectedVersion: version, agencyReference }, claims);
const fields = 'id state requestedOn passedOn agencyReference withdrawnOn tip { id } allowedActions';
const listed = async (claims = supervisor, states = '[REQUESTED, PASSED_ON, WITHDRAWN]') =>
  (await world.ask(`{ protectionRequests(states: ${states}, first: 200) { nodes { ${fields} } } }`, {}, claims)).data?.protectionRequests
    ?.nodes;

test('one step asks for protection: the contact is sealed, and the supervisors of the tip see the request at once', async () => {
  const { tip, answer, request } = await asked();
  expect(answer).toEqual({ state: 'RECEIVED', protection: 'REQUESTED', code: undefined });
  expect(await listed()).toContainEqual({
    ...{ id: request.id, state: 'REQUESTED', requestedOn: '2026-03-02', passedOn: null, agencyReference: null, withdrawnOn: null },
    ...{ tip: { id: tip.id }, allowedActions: ['passOn'] },
  });
  const { data } = await world.ask(`{ tip(id: "${tip.id}") { protectionRequest { state } } }`, {}, supervisor);
  expect(data.tip.protectionRequest).toEqual({ state: 'REQUESTED' });
  const { unlock } = await world.unlock(supervisor);
  const query = 'query ($id: ID!, $unlock: String!) { tip(id: $id) { contact(unlock: $unlock, reason: "bảo vệ") { contact } } }';
  expect((await world.ask(query, { id: tip.id, unlock }, supervisor)).data.tip.contact).toEqual({ contact: '0912 000 000' });
  expect(request.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
});

test('nobody but the supervisors who hold the tip sees it', async () => {
  const { tip, request } = await asked();
  for (const claims of [intake, assessor, auditor]) expect(await listed(claims)).toBeUndefined();
  const { data } = await world.ask(`{ tip(id: "${tip.id}") { state protectionRequest { state } } }`, {}, intake);
  expect(data.tip).toEqual({ state: 'RECEIVED', protectionRequest: null });
  // The role in a token is not enough, nor is holding the tip in another one.
  for (const subject of ['intake', 'nobody']) {
    const claims = { roles: ['TIP_SUPERVISOR' as const, 'TIP_INTAKE' as const], subject };
    expect(await listed(claims)).toEqual([]);
    expect((await world.ask(`{ protectionRequest(id: "${request.id}") { state } }`, {}, claims)).data.protectionRequest).toBeNull();
    await expect(passOn(request, claims)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('a supervisor passes it on with the agency’s number, which the audit and the sender are told', async () => {
  const { tip, token, request } = await asked();
  await expect(passOn(request, supervisor, ' ')).rejects.toMatchObject({ code: 'REQUIRED' });
  expect((await passOn(request)).state).toBe('PASSED_ON');
  expect(await listed(supervisor, '[PASSED_ON]')).toContainEqual(
    expect.objectContaining({ id: request.id, passedOn: '2026-03-02', agencyReference: '07/CQĐT' }),
  );
  expect((await world.ask('query ($token: String!) { mailbox(token: $token) { protection } }', { token })).data.mailbox.protection).toBe(
    'PASSED_ON',
  );
  const { data } = await world.ask(`{ tipsAudit(subjectId: "${tip.id}") { nodes { action } } }`, {}, auditor);
  expect(data.tipsAudit.nodes).toEqual([{ action: 'PASS_ON_PROTECTION' }]);
});

test('the sender takes it back and asks again, in one record and without a line in the audit', async () => {
  const { tip, token, request } = await asked();
  expect((await inMailbox('requestProtection', { token, contact: 'số mới' })).protection).toBe('REQUESTED');
  await passOn(request);
  expect((await inMailbox('withdrawProtection', { token })).protection).toBe('WITHDRAWN');
  expect((await inMailbox('withdrawProtection', { token })).code).toBe('PROTECTION_NOT_REQUESTED');
  expect((await inMailbox('requestProtection', { token, contact: 'số mới nữa' })).protection).toBe('REQUESTED');
  const rows = await world.database.read.manager.findBy(ProtectionRequest, { tipId: tip.id });
  expect(rows).toMatchObject([{ id: request.id, state: 'REQUESTED', agencyReference: null, passedOn: null, withdrawnOn: null }]);
  const { data } = await world.ask(`{ tipsAudit(subjectId: "${tip.id}") { nodes { action } } }`, {}, auditor);
  expect(data.tipsAudit.nodes).toHaveLength(1);
});

test('two requests at once make one record, and one without a contact makes none', async () => {
  const tip = await world.received();
  const tokens = await Promise.all([1, 2].map(async () => (await world.openMailbox(tip.receipt.code)).token));
  const empty = await inMailbox('requestProtection', { token: tokens[0] as string, contact: ' ' });
  expect(empty.code).toBe('REQUIRED');
  expect(await world.database.read.manager.countBy(ProtectionRequest, { tipId: tip.id })).toBe(0);
  const both = await Promise.all(tokens.map((token) => inMailbox('requestProtection', { token, contact: 'x' })));
  expect(both.map(({ protection }) => protection)).toEqual(['REQUESTED', 'REQUESTED']);
  expect(await world.database.read.manager.countBy(ProtectionRequest, { tipId: tip.id })).toBe(1);
});

test('a tip is neither dismissed nor closed while its sender waits for protection', async () => {
  const { tip, request } = await asked('SCREENED');
  await expect(world.on('dismiss', intake, { topic: 'CIVIL_DISPUTE' })(tip)).rejects.toMatchObject({ code: 'PROTECTION_WAITS' });
  expect(await world.database.read.manager.existsBy(TipContact, { tipId: tip.id })).toBe(true);
  await passOn(request);
  expect((await world.on('dismiss', intake, { topic: 'CIVIL_DISPUTE' })(tip)).state).toBe('OUT_OF_SCOPE');
  const resolved = await asked('RESOLVED');
  const assessed = await world.on('assess', assessor, { value: 'PARTIAL' })(resolved.tip);
  await expect(world.on('close', supervisor)(assessed)).rejects.toMatchObject({ code: 'PROTECTION_WAITS' });
  await inMailbox('withdrawProtection', { token: resolved.token });
  expect((await world.on('close', supervisor)(assessed)).state).toBe('CLOSED');
});

test('a supervisor who loses the tip loses its request', async () => {
  const inConflict = { ref: 'LD-XD', role: 'SUPERVISOR' as const, subject: 'in-conflict', conflictUnitIds: [world.ownUnit] };
  await world.appoint({ ...inConflict, areaIds: [province] });
  const claims = { roles: ['TIP_SUPERVISOR' as const], subject: 'in-conflict' };
  const { tip, request } = await asked();
  const seen = async () => (await world.ask(`{ protectionRequest(id: "${request.id}") { state } }`, {}, claims)).data.protectionRequest;
  expect(await seen()).toEqual({ state: 'REQUESTED' });
  const { unlock } = await world.unlock(intake);
  await world.ask(
    'mutation ($input: PlaceTipInput!) { placeTip(input: $input) { tip { id } } }',
    { input: { tipId: tip.id, expectedVersion: tip.version, unlock, unitId: world.ownUnit } },
    intake,
  );
  expect(await seen()).toBeNull();
  expect(await listed(claims)).not.toContainEqual(expect.objectContaining({ id: request.id }));
  await expect(passOn(request, claims)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('it goes with its tip, and no event tells of it', async () => {
  const { tip, token, request } = await asked('RESOLVED');
  await inMailbox('withdrawProtection', { token });
  const assessed = await world.on('assess', assessor, { value: 'UNFOUNDED' })(tip);
  await world.on('close', supervisor)(assessed);
  await world.settled();
  expect(world.published.findLast(({ subject }) => subject === tip.id)?.data.change).toBe('closed');
  expect(JSON.stringify(world.published)).not.toMatch(new RegExp(`${request.id}|protection`, 'i'));
  world.setTime('2026-06-01');
  await purgeTips.run(world.door);
  expect(await world.database.read.manager.countBy(ProtectionRequest, { tipId: tip.id })).toBe(0);
  world.setTime('2026-03-02');
});

test('a page of requests costs as many statements as one', async () => {
  const count = async (first: number) => {
    world.statements.length = 0;
    const query = `{ protectionRequests(first: ${first}) { nodes { ${fields} } } }`;
    expect((await world.ask(query, {}, supervisor)).errors).toBeUndefined();
    return world.statements.length;
  };
  for (let i = 0; i < 3; i++) await asked();
  expect(await count(4)).toBe(await count(1));
});
