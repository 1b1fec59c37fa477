import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { fieldName } from '@binhan/common/mutations';
import { committedMatrix, type MatrixWorld, permissionMatrix } from '@binhan/common/permission-matrix';
import { readSdl } from '@binhan/common/sdl';
import { ask } from '@binhan/common/testing';
import { startTestGateway, type TestGateway } from '@binhan/gateway/testing';
import { sdl } from '@binhan/units/sdl';
import { headOf, muongKim, officerOf, peoplesCommittee, provincial, recogniserOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

const committed = new URL('permissions.matrix.txt', import.meta.url);
let world: World;
let gateway: TestGateway;
let matrix: Omit<MatrixWorld, 'ask'>;

beforeAll(async () => {
  world = await createWorld();
  const inside = await createRecords(tanPhong, peoplesCommittee.tanPhong);
  const outside = await createRecords(muongKim, peoplesCommittee.muongKim);
  const record = (name: string, type: string, key: Exclude<keyof typeof inside, 'units'>) => ({
    name,
    type,
    query: fieldName(type),
    inside: inside[key],
    outside: outside[key],
  });
  const inputsAt = (place: typeof inside, areaId: string, authorityId: string) => ({
    unitId: place.unit,
    registrationId: place.appraised,
    recognitionId: place.recognition,
    commitmentId: place.commitment,
    internalRuleId: place.rule,
    coordinationRegulationId: place.regulation,
    modelId: place.model,
    planId: place.plan,
    issuerId: place.unit,
    reviewId: place.review,
    areaId,
    authorityId,
    roundYear: 2026,
    expectedVersion: 999,
  });
  matrix = {
    typeDefs: readSdl(sdl),
    claims: {
      UNIT_HEAD: { units: inside.units },
      UNIT_CONTACT: { units: inside.units },
      AREA_OFFICER: { areas: [tanPhong] },
      RECOGNISER: { authorities: [peoplesCommittee.tanPhong] },
    },
    records: [
      record('Unit', 'Unit', 'unit'),
      record('Registration (draft)', 'Registration', 'draft'),
      record('Registration (appraised)', 'Registration', 'appraised'),
      record('Recognition', 'Recognition', 'recognition'),
      record('Commitment (draft)', 'Commitment', 'commitmentDraft'),
      record('Commitment (signed)', 'Commitment', 'commitment'),
      record('InternalRule (draft)', 'InternalRule', 'ruleDraft'),
      record('InternalRule (approved)', 'InternalRule', 'rule'),
      record('CoordinationRegulation (draft)', 'CoordinationRegulation', 'regulationDraft'),
      record('CoordinationRegulation (signed)', 'CoordinationRegulation', 'regulation'),
      record('Model (proposed)', 'Model', 'modelProposal'),
      record('Model (active)', 'Model', 'model'),
      record('Plan (draft of a unit)', 'Plan', 'planDraft'),
      record('Plan (approved, of a unit)', 'Plan', 'plan'),
      record('Plan (draft of an authority)', 'Plan', 'authorityPlan'),
      record('Review', 'Review', 'review'),
    ],
    inputs: {
      inside: inputsAt(inside, tanPhong, peoplesCommittee.tanPhong),
      outside: inputsAt(outside, muongKim, peoplesCommittee.muongKim),
    },
  };
  gateway = await startTestGateway(world, { units: world.url });
});
afterAll(async () => {
  await gateway.stop();
  await world.stop();
});

/** Records of one commune: a unit with an appraised registration, another with a draft, a third with a decision. */
async function createRecords(areaId: string, authorityId: string) {
  const [unit, drafting, decided] = await Promise.all([
    world.activeUnit({ areaId }),
    world.activeUnit({ areaId }),
    world.activeUnit({ areaId }),
  ]);
  const appraised = await world.registration(unit.id, 'APPRAISED', areaId);
  const draft = await world.registration(drafting.id, 'DRAFT', areaId);
  const toDecide = await world.registration(decided.id, 'APPRAISED', areaId);
  world.setDay('2026-11-16');
  const decision = { outcome: 'MET', authorityId, decisionNo: '1', basisIds: ['TT-124-2021'] };
  await world.act(
    'decideRegistration',
    { registrationId: toDecide.id, expectedVersion: toDecide.version, ...decision },
    recogniserOf(authorityId),
  );
  world.setDay('2026-03-02');
  const [{ recognition }] = (await world.unit(decided.id, 'registrations { recognition { id } }')).registrations;
  return {
    units: [unit.id, drafting.id, decided.id],
    unit: unit.id,
    appraised: appraised.id,
    draft: draft.id,
    recognition: recognition.id as string,
    ...(await createUnitRecords(unit.id, areaId, authorityId)),
  };
}

/** Each kind of record of one unit, as a draft where it has one, and in force; and a draft of an authority's plan. */
async function createUnitRecords(unitId: string, areaId: string, authorityId: string) {
  const tasks = [{ title: 'Kiểm tra', dueOn: '2026-06-30' }];
  const authorityPlan = { issuerId: authorityId, year: 2026, title: 'Kế hoạch', tasks };
  const records = {
    commitmentDraft: world.draftCommitment(unitId, { kind: 'GIAO_UOC' }),
    commitment: world.signedCommitment(unitId),
    ruleDraft: world.draftRule(unitId, { kind: 'SECRETS' }),
    rule: world.approvedRule(unitId),
    regulationDraft: world.draftRegulation(unitId),
    regulation: world.signedRegulation(unitId),
    modelProposal: world.proposedModel(unitId),
    model: world.activeModel(unitId, {}, areaId),
    planDraft: world.draftPlan(unitId),
    plan: world.approvedPlan(unitId),
    authorityPlan: world.act('draftPlan', authorityPlan, officerOf(areaId)),
    review: world.reportedReview(unitId),
  };
  const entries = await Promise.all(Object.entries(records).map(async ([name, record]) => [name, (await record).id]));
  return Object.fromEntries(entries) as Record<keyof typeof records, string>;
}

test('every field and mutation answers each role as the committed matrix says, straight and through the gateway', async () => {
  const straight = await permissionMatrix({ ...matrix, ask: (query, variables, claims) => world.ask(query, variables, claims) });
  const through = await permissionMatrix({ ...matrix, ask: gateway.ask });
  expect(straight).toEqual(await committedMatrix(committed, straight));
  expect(through).toEqual(straight);
}, 180_000);

test('lists hold what single records show, and no more', async () => {
  const viewers: [string, DevelopmentClaims][] = [
    ['head', headOf(matrix.inputs.inside.unitId as string)],
    ['officer', officerOf(tanPhong)],
    ['recogniser', recogniserOf(peoplesCommittee.tanPhong)],
    ['provincial', provincial],
    [
      'several roles',
      { roles: ['UNIT_HEAD', 'AREA_OFFICER'], units: [matrix.inputs.outside.unitId as string], areas: [tanPhong], subject: 'both' },
    ],
    ['nothing claimed', { roles: ['AREA_OFFICER', 'UNIT_HEAD', 'RECOGNISER'], subject: 'none' }],
  ];
  const lists = {
    units: 'unit',
    registrations: 'registration',
    commitments: 'commitment',
    internalRules: 'internalRule',
    coordinationRegulations: 'coordinationRegulation',
    models: 'model',
    plans: 'plan',
    reviews: 'review',
  };
  for (const [list, one] of Object.entries(lists))
    for (const [name, claims] of viewers) {
      const all: string[] = (await world.ask(`{ ${list}(first: 200) { nodes { id } } }`, {}, provincial)).data[list].nodes.map(
        ({ id }: { id: string }) => id,
      );
      const listed: string[] = (await world.ask(`{ ${list}(first: 200) { totalCount nodes { id } } }`, {}, claims)).data[list].nodes.map(
        ({ id }: { id: string }) => id,
      );
      const single = await Promise.all(
        all.map(async (id) => ((await world.ask(`{ ${one}(id: "${id}") { id } }`, {}, claims)).data[one] ? [id] : [])),
      );
      expect([list, name, listed]).toEqual([list, name, single.flat()]);
    }
});

test('a claim on a new commune covers what it succeeded, and not the other way round', async () => {
  const query = `{ units(filter: { areaId: "${tanPhong}" }) { totalCount } }`;
  const old = await world.ask(query, {}, officerOf('03408@2013-12-27'));
  expect(old.data.units.totalCount).toBe(0);
});

test('a token that was tampered with is refused and never taken for the public', async () => {
  const bearer = await world.bearer(provincial);
  const { data, errors } = await ask(world.url, '{ viewer { roles } }', {}, { authorization: `${bearer.slice(0, -4)}AAAA` });
  expect(data).toBeUndefined();
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
