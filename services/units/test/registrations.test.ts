import { headOf, muongKim, officerOf, peoplesCommittee, provincial, recogniserOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld('2026-03-02');
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const decision = (row: { id: string; version: number }, more: object = {}) => ({
  registrationId: row.id,
  expectedVersion: row.version,
  outcome: 'MET',
  grade: 'GOOD',
  authorityId: peoplesCommittee.tanPhong,
  decisionNo: '1/QĐ-UBND',
  basisIds: ['TT-124-2021'],
  ...more,
});
const recogniser = recogniserOf(peoplesCommittee.tanPhong);
const onDay = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
  world.setDay(day);
  try {
    return await work();
  } finally {
    world.setDay('2026-03-02');
  }
};

test('a unit goes from registration to recognition', async () => {
  const unit = await world.activeUnit();
  const appraised = await world.registration(unit.id, 'APPRAISED');
  const decided = await onDay('2026-11-16', () => world.act('decideRegistration', decision(appraised), recogniser));
  expect(decided.state).toBe('DECIDED');
  const { data } = await world.ask(
    `{ registration(id: "${decided.id}") { late submittedOn round { to } recognition { state grade decidedOn authority { name } basis { number } } whyNotRecognised { code } } }`,
    {},
    headOf(unit.id),
  );
  expect(data.registration).toEqual({
    late: false,
    submittedOn: '2026-03-02',
    round: { to: '2026-11-15' },
    recognition: {
      state: 'RECOGNISED',
      grade: 'GOOD',
      decidedOn: '2026-11-16',
      authority: { name: 'Ủy ban nhân dân phường Tân Phong' },
      basis: [{ number: '124/2021/TT-BCA' }],
    },
    whyNotRecognised: null,
  });
});

test('the dossier says what is missing, and self-assessment waits for it', async () => {
  const unit = await world.activeUnit({ kind: 'SCHOOL', subKind: 'LOWER_SEC' });
  const accepted = await world.registration(unit.id, 'ACCEPTED');
  const missing = async () =>
    (await world.ask(`{ registration(id: "${accepted.id}") { dossier { missing { code text { vi en } } } } }`, {}, headOf(unit.id))).data
      .registration.dossier.missing;
  const before = await missing();
  expect(before).toContainEqual({
    code: 'NO_SCHOOL_VIOLENCE',
    text: { vi: 'chưa đánh giá tiêu chí "Không có bạo lực học đường"', en: 'the criterion "No school violence" is not assessed' },
  });
  expect(before.map(({ code }: { code: string }) => code)).not.toContain('GUARD_FORCE');
  const head = headOf(unit.id);
  await refusal(
    world.act('selfAssessRegistration', { registrationId: accepted.id, expectedVersion: accepted.version }, head),
  ).toMatchObject({ code: 'DOSSIER_INCOMPLETE' });
  const attested = await world.act(
    'attestRegistration',
    { registrationId: accepted.id, expectedVersion: accepted.version, ...(await world.wholeDossier(accepted.id, head)) },
    head,
  );
  expect(await missing()).toEqual([]);
  expect(await world.act('selfAssessRegistration', { registrationId: attested.id, expectedVersion: attested.version }, head)).toMatchObject(
    { state: 'SELF_ASSESSED' },
  );
});

test('a refused unit is told why', async () => {
  const unit = await world.activeUnit();
  const accepted = await world.registration(unit.id, 'ACCEPTED');
  const head = headOf(unit.id);
  const dossier = await world.wholeDossier(accepted.id, head);
  const criteria = dossier.criteria.map((one: { code: string }) => ({ ...one, met: one.code !== 'MODEL' }));
  let row = await world.act(
    'attestRegistration',
    { registrationId: accepted.id, expectedVersion: accepted.version, ...dossier, criteria },
    head,
  );
  row = await world.act('selfAssessRegistration', { registrationId: row.id, expectedVersion: row.version }, head);
  row = await world.act(
    'appraiseRegistration',
    { registrationId: row.id, expectedVersion: row.version, proposed: false },
    officerOf(tanPhong),
  );
  await onDay('2026-11-20', async () => {
    await refusal(world.act('decideRegistration', decision(row), recogniser)).toMatchObject({
      code: 'CRITERIA_NOT_MET',
      params: { codes: ['MODEL'] },
    });
    await refusal(world.act('decideRegistration', decision(row, { outcome: 'NOT_MET' }), recogniser)).toMatchObject({
      code: 'REQUIRED',
      field: 'input.reasonCode',
    });
    await world.act(
      'decideRegistration',
      decision(row, { outcome: 'NOT_MET', reasonCode: 'CRITERIA_NOT_MET', reason: 'Chưa có mô hình' }),
      recogniser,
    );
  });
  const { data } = await world.ask(
    `{ registration(id: "${row.id}") { recognition { state grade } whyNotRecognised { code text { vi } } } }`,
    {},
    head,
  );
  expect(data.registration).toEqual({
    recognition: { state: 'NOT_MET', grade: null },
    whyNotRecognised: [
      { code: 'MODEL', text: { vi: 'chưa đạt: Có ít nhất 1 mô hình hoạt động hiệu quả' } },
      { code: 'CRITERIA_NOT_MET', text: { vi: 'Chưa có mô hình' } },
    ],
  });
});

test('a registration after its due date is accepted and flagged late', async () => {
  const unit = await world.activeUnit();
  const { id } = await onDay('2026-04-01', () => world.registration(unit.id, 'SUBMITTED'));
  expect((await world.ask(`{ registration(id: "${id}") { late submittedOn } }`, {}, headOf(unit.id))).data.registration).toEqual({
    late: true,
    submittedOn: '2026-04-01',
  });
});

test('outside the round it is refused, and the right round is named', async () => {
  const unit = await world.activeUnit();
  const draft = () => world.act('draftRegistration', { unitId: unit.id, roundYear: 2026 }, headOf(unit.id));
  await onDay('2026-11-16', () =>
    refusal(draft()).toMatchObject({ code: 'OUTSIDE_ROUND', field: 'input.roundYear', params: { current: 2027 } }),
  );
  expect(await onDay('2026-11-15', draft)).toMatchObject({ state: 'DRAFT' });
});

test('a round before any rule set does not exist', async () => {
  const unit = await world.activeUnit();
  await refusal(world.act('draftRegistration', { unitId: unit.id, roundYear: 2011 }, headOf(unit.id))).toMatchObject({
    code: 'NO_SUCH_ROUND',
  });
});

test('what a rule set leaves out takes no part', async () => {
  const micro = await world.activeUnit({ kind: 'ENTERPRISE', size: 'MICRO' });
  const primary = await world.activeUnit({ kind: 'SCHOOL', subKind: 'PRIMARY' });
  for (const [unit, reason] of [
    [micro, 'MICRO_ENTERPRISE'],
    [primary, 'PRIMARY'],
  ] as const)
    await refusal(world.act('draftRegistration', { unitId: unit.id, roundYear: 2026 }, headOf(unit.id))).toMatchObject({
      code: 'NOT_ELIGIBLE',
      params: { reason },
    });
});

test('one live registration per unit and round; a withdrawn one makes room', async () => {
  const unit = await world.activeUnit();
  const head = headOf(unit.id);
  const first = await world.registration(unit.id, 'SUBMITTED');
  const again = () => world.act('draftRegistration', { unitId: unit.id, roundYear: 2026 }, head);
  await refusal(again()).toMatchObject({ code: 'ALREADY_REGISTERED', params: { id: first.id } });
  await world.act('withdrawRegistration', { registrationId: first.id, expectedVersion: first.version }, head);
  expect(await again()).toMatchObject({ state: 'DRAFT' });
});

test('of two registrations at once one is kept', async () => {
  const unit = await world.activeUnit();
  const draft = () => world.act('draftRegistration', { unitId: unit.id, roundYear: 2026 }, headOf(unit.id));
  const answers = await Promise.allSettled([draft(), draft(), draft()]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) if (answer.status === 'rejected') expect(['ALREADY_REGISTERED', 'CONFLICT']).toContain(answer.reason.code);
});

test('nobody appraises, accepts or decides for a unit of their own', async () => {
  const unit = await world.activeUnit();
  const submitted = await world.registration(unit.id, 'SUBMITTED');
  const ownOfficer = { ...officerOf(tanPhong), units: [unit.id] };
  await refusal(
    world.act('acceptRegistration', { registrationId: submitted.id, expectedVersion: submitted.version }, ownOfficer),
  ).toMatchObject({ code: 'OWN_UNIT' });
});

test('only an authority of the right body, level, area and time decides, before which the round has ended', async () => {
  const unit = await world.activeUnit();
  const row = await world.registration(unit.id, 'APPRAISED');
  const by = (authorityId: string) =>
    world.act('decideRegistration', decision(row, { authorityId }), {
      ...recogniser,
      authorities: [peoplesCommittee.tanPhong, authorityId],
    });
  await refusal(by(peoplesCommittee.tanPhong)).toMatchObject({ code: 'TOO_EARLY_TO_DECIDE', params: { to: '2026-11-15' } });
  await onDay('2026-11-20', async () => {
    await refusal(by('PEOPLES_COMMITTEE:12@2013-12-27')).toMatchObject({ code: 'AUTHORITY_NOT_COMPETENT', params: { level: 'COMMUNE' } });
    await refusal(by(peoplesCommittee.muongKim)).toMatchObject({ code: 'AUTHORITY_NOT_COMPETENT' });
    await refusal(by(`POLICE:${tanPhong}`)).toMatchObject({ code: 'AUTHORITY_NOT_COMPETENT' });
    await refusal(by('nobody')).toMatchObject({ code: 'UNKNOWN_AUTHORITY' });
    await refusal(world.act('decideRegistration', decision(row, { authorityId: peoplesCommittee.muongKim }), recogniser)).toMatchObject({
      code: 'AUTHORITY_NOT_YOURS',
    });
    await refusal(world.act('decideRegistration', decision(row, { decidedOn: '2026-12-01' }), recogniser)).toMatchObject({
      code: 'DATE_IN_FUTURE',
    });
    await refusal(world.act('decideRegistration', decision(row, { basisIds: ['none'] }), recogniser)).toMatchObject({
      code: 'UNKNOWN_DOCUMENT',
    });
  });
});

test('a unit of the district level is decided by the province since the districts ended', async () => {
  const unit = await world.activeUnit({ managementLevel: 'DISTRICT' });
  const row = await world.registration(unit.id, 'APPRAISED');
  const authorityId = 'PEOPLES_COMMITTEE:12@2013-12-27';
  await onDay('2026-11-20', () => world.act('decideRegistration', decision(row, { authorityId }), recogniserOf(authorityId)));
  expect((await world.unit(unit.id, 'registrations { state }')).registrations).toEqual([{ state: 'DECIDED' }]);
});

test('a recognition is revoked by the authority that granted it, with a reason', async () => {
  const unit = await world.activeUnit();
  const appraised = await world.registration(unit.id, 'APPRAISED');
  await onDay('2026-11-16', () => world.act('decideRegistration', decision(appraised), recogniser));
  const [{ recognition }] = (await world.unit(unit.id, 'registrations { recognition { id version } }')).registrations;
  const revoke = { recognitionId: recognition.id, expectedVersion: recognition.version, reasonCode: 'FALSE_DOSSIER', reason: 'Hồ sơ sai' };
  await refusal(world.act('revokeRecognition', revoke, recogniserOf(peoplesCommittee.muongKim))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.act('revokeRecognition', revoke, recogniser)).toMatchObject({ state: 'REVOKED' });
});

test('a returned registration says why, and is submitted again under its first date', async () => {
  const unit = await world.activeUnit();
  const head = headOf(unit.id);
  const submitted = await world.registration(unit.id, 'SUBMITTED');
  const returned = await world.act(
    'returnRegistration',
    { registrationId: submitted.id, expectedVersion: submitted.version, reason: 'Thiếu kế hoạch' },
    officerOf(tanPhong),
  );
  const read = async () =>
    (await world.ask(`{ registration(id: "${submitted.id}") { state submittedOn late returnReason allowedActions } }`, {}, head)).data
      .registration;
  expect(await read()).toEqual({
    state: 'RETURNED',
    submittedOn: '2026-03-02',
    late: false,
    returnReason: 'Thiếu kế hoạch',
    allowedActions: ['attest', 'submit', 'withdraw'],
  });
  await onDay('2026-05-01', () =>
    world.act('submitRegistration', { registrationId: returned.id, expectedVersion: returned.version }, head),
  );
  expect(await read()).toMatchObject({ state: 'SUBMITTED', submittedOn: '2026-03-02', late: false });
});

test('a criterion or paper that the rule set does not have is refused', async () => {
  const unit = await world.activeUnit();
  const draft = await world.registration(unit.id, 'DRAFT');
  const attest = (more: object) =>
    world.act('attestRegistration', { registrationId: draft.id, expectedVersion: draft.version, ...more }, headOf(unit.id));
  await refusal(attest({ criteria: [{ code: 'PARENTS', met: true }] })).toMatchObject({
    code: 'UNKNOWN_CRITERION',
    field: 'input.criteria.0.code',
  });
  await refusal(attest({ documents: [{ kind: 'POEM', number: '1', datedOn: '2026-01-01' }] })).toMatchObject({
    code: 'UNKNOWN_DOCUMENT_KIND',
    field: 'input.documents.0.kind',
  });
  await refusal(attest({ documents: [{ kind: 'RESULT_REPORT', number: '1', datedOn: '2026-12-01' }] })).toMatchObject({
    code: 'DATE_IN_FUTURE',
  });
});

test('a registration keeps the area of its submission when the unit moves', async () => {
  const unit = await world.activeUnit();
  const { id } = await world.registration(unit.id, 'SUBMITTED');
  await onDay('2026-05-01', () => world.act('moveUnit', { unitId: unit.id, expectedVersion: unit.version, areaId: muongKim }, provincial));
  const { data } = await world.ask(`{ registration(id: "${id}") { area { name } unit { area { name } } } }`, {}, provincial);
  expect(data.registration.area).toEqual({ name: 'Tân Phong' });
});
