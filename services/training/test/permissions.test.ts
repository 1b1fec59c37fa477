import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { committedMatrix, type MatrixWorld, permissionMatrix } from '@binhan/common/permission-matrix';
import { readSdl } from '@binhan/common/sdl';
import { startTestGateway, type TestGateway } from '@binhan/gateway/testing';
import { sdl } from '@binhan/training/sdl';
import { headOf, muongKim, officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, organiser, otherOrganiser, type World } from './world.ts';

const committed = new URL('permissions.matrix.txt', import.meta.url);
let world: World;
let gateway: TestGateway;
let matrix: Omit<MatrixWorld, 'ask'>;

beforeAll(async () => {
  world = await createWorld();
  const inside = await createRecords(tanPhong, organiser);
  const outside = await createRecords(muongKim, otherOrganiser);
  const record = (type: string, key: 'session' | 'trainingClass' | 'enrolment' | 'campaign' | 'broadcastColumn') => ({
    name: type,
    type,
    query: key,
    inside: inside[key],
    outside: outside[key],
  });
  matrix = {
    typeDefs: readSdl(sdl),
    claims: {
      UNIT_HEAD: { units: [inside.unit] },
      UNIT_CONTACT: { units: [inside.unit] },
      ORGANISER: { subject: organiser.subject as string },
      AREA_OFFICER: { areas: [tanPhong] },
    },
    records: [
      record('Session', 'session'),
      record('TrainingClass', 'trainingClass'),
      record('Enrolment', 'enrolment'),
      record('Campaign', 'campaign'),
      record('BroadcastColumn', 'broadcastColumn'),
    ],
    inputs: { inside: inputsAt(inside, tanPhong), outside: inputsAt(outside, muongKim) },
  };
  gateway = await startTestGateway(world, { units: world.subgraphs.units.url, training: world.url });
});
afterAll(async () => {
  await gateway.stop();
  await world.stop();
});

/** Records of one commune and one organiser: a unit with a session, a class and a guard in it. */
async function createRecords(areaId: string, owner: DevelopmentClaims) {
  const { id: unit } = await world.activeUnit({ areaId });
  const lines = [{ unitId: unit, audience: 'GUARDS' }];
  const session = await world.act('planSession', { ...world.sessionInput({ areaId }), plannedOn: '2026-03-02', lines }, owner);
  const trainingClass = await world.act('planTrainingClass', { ...world.classInput({ areaId }), lines }, owner);
  const guard = await world.guard(unit, { areaId });
  const enrolment = await world.act('addEnrolment', { classId: trainingClass.id, guardId: guard }, owner);
  const basisIds = ['CT-07-2014'];
  const days = { firstDay: '2026-03-01', lastDay: '2026-03-31' };
  const aim = { name: 'Cao điểm', programme: 'OTHER', organisers: [{ kind: 'POLICE' }] };
  const campaign = await world.act('openCampaign', { ...aim, ...days, basisIds }, provincial);
  const column = await world.act('openBroadcastColumn', { name: 'Chuyên mục', broadcaster: 'Đài' }, provincial);
  return {
    unit,
    guard,
    session: session.id,
    trainingClass: trainingClass.id,
    enrolment: enrolment.id,
    campaign: campaign.id,
    broadcastColumn: column.id,
  };
}

function inputsAt(place: Awaited<ReturnType<typeof createRecords>>, areaId: string) {
  const line = { unitId: place.unit, audience: 'GUARDS' };
  const entered = (type: string, lines: object[]) => ({ [`${type}.areaId`]: areaId, [`${type}.lines`]: lines });
  return {
    sessionId: place.session,
    trainingClassId: place.trainingClass,
    enrolmentId: place.enrolment,
    campaignId: place.campaign,
    broadcastColumnId: place.broadcastColumn,
    classId: place.trainingClass,
    guardId: place.guard,
    expectedVersion: 999,
    ...entered('PlanSessionInput', [line]),
    ...entered('RecordSessionInput', [{ ...line, attendance: 1 }]),
    ...entered('PlanTrainingClassInput', [line]),
    ...entered('RecordTrainingClassInput', [{ ...line, learners: 1, passed: 1 }]),
  };
}

test('every field and mutation answers each role as the committed matrix says, straight and through the gateway', async () => {
  const straight = await permissionMatrix({ ...matrix, ask: (query, variables, claims) => world.ask(query, variables, claims) });
  const through = await permissionMatrix({ ...matrix, ask: gateway.ask });
  expect(straight).toEqual(await committedMatrix(committed, straight));
  expect(through).toEqual(straight);
});

test('lists hold what single records show, and no more', async () => {
  const [unit, stranger] = [await world.activeUnit(), await world.activeUnit({ areaId: muongKim })];
  const shared = [unit, stranger].map(({ id }) => ({ unitId: id, audience: 'WORKERS' }));
  await world.act('planSession', { ...world.sessionInput(), plannedOn: '2026-03-02', lines: shared }, organiser);
  await world.act(
    'planSession',
    { ...world.sessionInput({ areaId: null, notAllocated: true }), plannedOn: '2026-03-02', lines: shared },
    organiser,
  );
  const viewers: [string, DevelopmentClaims][] = [
    ['head', headOf(unit.id)],
    ['head of a unit elsewhere', headOf(stranger.id)],
    ['organiser', organiser],
    ['officer', officerOf(muongKim)],
    ['provincial', provincial],
    [
      'several roles',
      { roles: ['UNIT_HEAD', 'ORGANISER', 'AREA_OFFICER'], units: [unit.id], areas: [muongKim], subject: 'other-organiser' },
    ],
    ['nothing claimed', { roles: ['AREA_OFFICER', 'UNIT_HEAD', 'ORGANISER'], subject: 'none' }],
  ];
  const lists = { sessions: 'session', trainingClasses: 'trainingClass', enrolments: 'enrolment' };
  for (const [list, one] of Object.entries(lists)) {
    const idsFor = async (claims: DevelopmentClaims): Promise<string[]> =>
      (await world.ask(`{ ${list}(first: 200) { nodes { id } } }`, {}, claims)).data[list].nodes.map(({ id }: { id: string }) => id);
    const all = await idsFor(provincial);
    for (const [name, claims] of viewers) {
      const single = await Promise.all(all.map(async (id) => ((await world.read(one, id, 'id', claims)) ? [id] : [])));
      expect([name, await idsFor(claims)]).toEqual([name, single.flat()]);
    }
  }
});

test('a unit, a guard and a model show what is added to them to those who may see the unit', async () => {
  const { inside } = matrix.records[0] as { inside: string };
  const { lines } = await world.read('session', inside, 'lines { unit { id } }');
  const unitId = lines[0].unit.id as string;
  const guardId = await world.guard(unitId);
  const query = 'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
  const r = [
    { __typename: 'Unit', id: unitId },
    { __typename: 'Guard', id: guardId },
  ];
  const seenBy = async (claims?: DevelopmentClaims) => (await world.ask(query, { r }, claims)).data._entities.filter(Boolean).length;
  expect(await Promise.all([headOf(unitId), officerOf(tanPhong), provincial].map(seenBy))).toEqual([2, 2, 2]);
  expect(await Promise.all([headOf('other'), officerOf(muongKim), organiser, undefined].map(seenBy))).toEqual([0, 0, 0, 0]);
});
