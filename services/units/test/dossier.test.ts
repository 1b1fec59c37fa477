import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { headOf, officerOf, peoplesCommittee, recogniserOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepReadiness } from '../src/operations/keep-readiness.ts';
import { ruleKinds } from './records.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

type Criterion = {
  criterion: { code: string };
  status: string;
  source: string | null;
  evidence: { recordId: string }[];
  remark: { vi: string; en: string } | null;
};
const fields = 'criterion { code } status source documentNumber evidence { kind recordId label { vi en } on } remark { vi en }';
const dossier = async (registrationId: string): Promise<Record<string, Criterion>> => {
  const { registration } = await world.read(`{ registration(id: "${registrationId}") { dossier { criteria { ${fields} } } } }`);
  return Object.fromEntries(registration.dossier.criteria.map((one: Criterion) => [one.criterion.code, one]));
};
const missing = async (registrationId: string): Promise<string[]> =>
  (await world.read(`{ registration(id: "${registrationId}") { dossier { missing { text { en } } } } }`)).registration.dossier.missing.map(
    ({ text }: { text: { en: string } }) => text.en,
  );

/** Guard readiness as the event of personnel brings it. */
const assess = (unitId: string, ready: boolean, reasons: string[] = []) =>
  inTransaction(world.database, { viewer: systemViewer('test'), now: world.clock() }, (tx) =>
    keepReadiness(tx, {
      id: unitId,
      version: 1,
      time: world.clock(),
      change: 'assessed',
      data: { unitId, assessedOn: '2026-03-01', ready, reasons },
    }),
  );

/** Every record that the rule set asks of an agency. */
async function allRecords(unitId: string) {
  await world.approvedPlan(unitId);
  for (const kind of ruleKinds) await world.approvedRule(unitId, { kind, documentNumber: `NQ-${kind}` });
  await world.signedCommitment(unitId);
  const regulation = await world.signedRegulation(unitId);
  const model = await world.activeModel(unitId);
  await assess(unitId, true);
  return { regulation, model };
}

const byRecords = ['PLAN_AND_REGISTRATION', 'INTERNAL_RULES', 'INFORM_ALL', 'COORDINATION', 'MODEL', 'GUARD_FORCE'];

test('a dossier finds the records that show its criteria', async () => {
  const unit = await world.activeUnit();
  const { model } = await allRecords(unit.id);
  const registration = await world.registration(unit.id, 'ACCEPTED');
  const criteria = await dossier(registration.id);
  for (const code of byRecords) expect(criteria[code]).toMatchObject({ status: 'MET', source: 'RECORDS', remark: null });
  expect(criteria.INTERNAL_RULES?.evidence).toHaveLength(ruleKinds.length);
  expect(criteria.MODEL?.evidence).toEqual([
    {
      kind: 'MODEL',
      recordId: model.id,
      label: { vi: 'Mô hình "Tuổi trẻ xung kích"', en: 'Model "Tuổi trẻ xung kích"' },
      on: '2026-03-02',
    },
  ]);
  expect(criteria.GUARD_FORCE?.evidence[0]).toMatchObject({ kind: 'GUARD_READINESS', recordId: unit.id, on: '2026-03-01' });
  for (const code of ['NO_INCIDENT', 'OTHER_CONDITIONS']) expect(criteria[code]).toMatchObject({ status: 'NOT_ASSESSED', source: null });
});

test('what the records lack is named', async () => {
  const unit = await world.activeUnit();
  const registration = await world.registration(unit.id, 'ACCEPTED');
  await world.approvedRule(unit.id, { kind: 'FIRE' });
  await world.signedCommitment(unit.id, { eligibleCount: 40, signedCount: 39 });
  await world.approvedPlan(unit.id, { year: 2025 });
  await world.proposedModel(unit.id);
  await assess(unit.id, false, ['TOO_FEW_GUARDS']);
  const criteria = await dossier(registration.id);
  const remark = (code: string) => criteria[code]?.remark?.en;
  expect(remark('INTERNAL_RULES')).toBe(
    'no rule in force on: guarding the unit, protection of secrets, internal protection, labour safety, environment',
  );
  expect(remark('INFORM_ALL')).toBe('39/40 have signed, 100 % are needed');
  expect(remark('PLAN_AND_REGISTRATION')).toBe('no plan for 2026 is approved');
  expect(remark('COORDINATION')).toBe('no coordination regulation is in force');
  expect(remark('MODEL')).toBe('no model is working');
  expect(remark('GUARD_FORCE')).toBe('the guard force is not ready: too few guards');
  expect(criteria.INTERNAL_RULES?.evidence).toHaveLength(1);
  expect(await missing(registration.id)).toContain('the criterion "At least one working model": no model is working');
});

test('a regulation after its last day, a withdrawn rule and a resting model show nothing', async () => {
  const unit = await world.activeUnit();
  const registration = await world.registration(unit.id, 'ACCEPTED');
  const model = await world.activeModel(unit.id);
  await world.on.model(model, 'deactivate', headOf(unit.id));
  await world.signedRegulation(unit.id, {}, { endsOn: '2026-04-30' });
  expect(await dossier(registration.id)).toMatchObject({ COORDINATION: { status: 'MET' }, MODEL: { status: 'NOT_ASSESSED' } });
  const later = await world.onDay('2026-05-01', () => dossier(registration.id));
  expect(later).toMatchObject({ COORDINATION: { status: 'NOT_ASSESSED', evidence: [] } });
});

test('where records do not show a criterion, the head’s word counts only with the number of a paper', async () => {
  const unit = await world.activeUnit();
  const head = headOf(unit.id);
  let row = await world.registration(unit.id, 'ACCEPTED');
  const attest = async (answer: object) => {
    row = await world.act('attestRegistration', { registrationId: row.id, expectedVersion: row.version, criteria: [answer] }, head);
    return (await dossier(row.id)).MODEL;
  };
  expect(await attest({ code: 'MODEL', met: true })).toMatchObject({ status: 'NOT_ASSESSED', source: null });
  expect(await attest({ code: 'MODEL', met: true, documentNumber: '7/BC' })).toMatchObject({
    status: 'MET',
    source: 'ATTESTATION',
    documentNumber: '7/BC',
    remark: { en: 'no model is working' },
  });
});

test('the head’s "not met" stands against the records', async () => {
  const unit = await world.activeUnit();
  await allRecords(unit.id);
  const row = await world.registration(unit.id, 'ACCEPTED');
  const criteria = [{ code: 'MODEL', met: false }];
  await world.act('attestRegistration', { registrationId: row.id, expectedVersion: row.version, criteria }, headOf(unit.id));
  expect((await dossier(row.id)).MODEL).toMatchObject({ status: 'NOT_MET', source: 'ATTESTATION' });
});

test('with its records a unit attests only what no record can show, and what was found stays as it was', async () => {
  const unit = await world.activeUnit();
  const { regulation, model } = await allRecords(unit.id);
  const head = headOf(unit.id);
  let row = await world.registration(unit.id, 'ACCEPTED');
  const { documents } = await world.wholeDossier(row.id, head);
  const criteria = ['NO_INCIDENT', 'OTHER_CONDITIONS'].map((code) => ({ code, met: true }));
  const step = async (action: string, claims: object, more: object = {}) => {
    row = await world.act(`${action}Registration`, { registrationId: row.id, expectedVersion: row.version, ...more }, claims as never);
  };
  await step('attest', head, { criteria, documents });
  await step('selfAssess', head);
  const frozen = await dossier(row.id);
  await world.on.model(model, 'end', head, { reason: 'Giải thể' });
  await world.on.regulation(regulation, 'end', head, { reason: 'Chấm dứt' });
  await assess(unit.id, false, ['NO_NORM']);
  expect(await dossier(row.id)).toEqual(frozen);
  expect(frozen.MODEL).toMatchObject({ status: 'MET', source: 'RECORDS', evidence: [{ recordId: model.id }] });
  await step('appraise', officerOf(tanPhong), { proposed: true });
  await world.onDay('2026-11-20', () =>
    step('decide', recogniserOf(peoplesCommittee.tanPhong), {
      outcome: 'MET',
      authorityId: peoplesCommittee.tanPhong,
      decisionNo: '1',
      basisIds: ['TT-124-2021'],
    }),
  );
  expect(row.state).toBe('DECIDED');
});

test('a commitment that expired with its year still shows that year', async () => {
  const unit = await world.activeUnit();
  const registration = await world.registration(unit.id, 'ACCEPTED');
  const commitment = await world.signedCommitment(unit.id);
  await world.database.write.manager.update('Commitment', { id: commitment.id }, { state: 'EXPIRED', liveKey: null });
  expect((await dossier(registration.id)).INFORM_ALL).toMatchObject({ status: 'MET', source: 'RECORDS' });
});

test('a page of registrations with their dossiers costs the same, however many they are', async () => {
  const page = async () => {
    world.statements.length = 0;
    const { registrations } = await world.read(
      `{ registrations(first: 50, filter: { states: [ACCEPTED] }) { nodes { dossier { criteria { ${fields} } missing { code } } } } }`,
    );
    return { size: registrations.nodes.length, statements: world.statements.length };
  };
  const few = await page();
  for (let i = 0; i < 5; i++) {
    const unit = await world.activeUnit();
    await world.activeModel(unit.id);
    await world.registration(unit.id, 'ACCEPTED');
  }
  const more = await page();
  expect(more.size).toBe(few.size + 5);
  expect(more.statements).toBe(few.statements);
  expect(more.statements).toBeLessThanOrEqual(9);
});

test('a rule set tells which rules and which share of signatures it asks', async () => {
  const { ruleSets } = await world.read('{ ruleSets { id criteria { code ruleKinds minimumRate } } }');
  const present = ruleSets.find(({ id }: { id: string }) => id === 'RS-2021').criteria;
  expect(present).toContainEqual({ code: 'INFORM_ALL', ruleKinds: null, minimumRate: 1 });
  expect(present).toContainEqual({
    code: 'INTERNAL_RULES',
    ruleKinds: ['GUARDING', 'SECRETS', 'INTERNAL_PROTECTION', 'LABOUR_SAFETY', 'FIRE', 'ENVIRONMENT'],
    minimumRate: null,
  });
});
