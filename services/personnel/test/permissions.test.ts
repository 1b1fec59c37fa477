import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { committedMatrix, type MatrixWorld, permissionMatrix } from '@binhan/common/permission-matrix';
import { readSdl } from '@binhan/common/sdl';
import { ask } from '@binhan/common/testing';
import { startTestGateway, type TestGateway } from '@binhan/gateway/testing';
import { sdl } from '@binhan/personnel/sdl';
import { muongKim } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, officerOf, police, provincial, tanPhong, type World } from './world.ts';

const committed = new URL('permissions.matrix.txt', import.meta.url);
let world: World;
let gateway: TestGateway;
let matrix: Omit<MatrixWorld, 'ask'>;

beforeAll(async () => {
  world = await createWorld();
  const inside = await createRecords(tanPhong);
  const outside = await createRecords(muongKim);
  const record = (name: string, type: string, key: Exclude<keyof typeof inside, 'unit'>, query: string) => ({
    name,
    type,
    query,
    inside: inside[key],
    outside: outside[key],
  });
  const inputsAt = (place: typeof inside, areaId: string) => ({
    unitId: place.unit,
    guardId: place.guard,
    certificateId: place.certificate,
    teamId: place.team,
    equipmentHoldingId: place.equipment,
    areaId,
    issuedBy: police,
    basisIds: ['ND-06-2013'],
    issuedOn: '2026-01-01',
    birthYear: 1990,
    pieces: 1,
    memberCount: 5,
    requiredFullTime: 1,
    requiredPartTime: 1,
    floorMonthly: 1,
    expectedVersion: 999,
  });
  const rate = await world.act('setAllowanceRate', { guardKind: 'SERVICE', floorMonthly: 1, basisIds: ['ND-06-2013'] }, provincial);
  matrix = {
    typeDefs: readSdl(sdl),
    claims: {
      UNIT_HEAD: { units: [inside.unit] },
      UNIT_CONTACT: { units: [inside.unit] },
      AREA_OFFICER: { areas: [tanPhong] },
    },
    records: [
      record('Guard (candidate)', 'Guard', 'candidate', 'guard'),
      record('Guard (active)', 'Guard', 'guard', 'guard'),
      record('Certificate', 'Certificate', 'certificate', 'certificate'),
      record('StaffingNorm', 'StaffingNorm', 'norm', 'staffingNorm'),
      record('Team', 'Team', 'team', 'team'),
      record('EquipmentHolding', 'EquipmentHolding', 'equipment', 'equipmentHolding'),
      { name: 'AllowanceRate', type: 'AllowanceRate', query: 'allowanceRate', inside: rate.id, outside: rate.id },
    ],
    inputs: { inside: inputsAt(inside, tanPhong), outside: inputsAt(outside, muongKim) },
  };
  gateway = await startTestGateway(world, { units: world.units.url, personnel: world.url });
});
afterAll(async () => {
  await gateway.stop();
  await world.stop();
});

/** A unit of one commune with one record of each kind. */
async function createRecords(areaId: string) {
  const unit = await world.activeUnit({ areaId });
  const guard = await world.activeGuard(unit.id);
  return {
    unit: unit.id,
    guard: guard.id,
    candidate: (await world.candidate(unit.id)).id,
    certificate: (await world.certify(guard.id)).id,
    norm: (await world.setNorm(unit.id)).id,
    team: (await world.act('formTeam', { kind: 'FIRE_TEAM', unitId: unit.id, memberCount: 5 }, headOf(unit.id))).id,
    equipment: (await world.requested(unit.id)).id,
  };
}

test('every field and mutation answers each role as the committed matrix says, straight and through the gateway', async () => {
  const straight = await permissionMatrix({ ...matrix, ask: (query, variables, claims) => world.ask(query, variables, claims) });
  const through = await permissionMatrix({ ...matrix, ask: gateway.ask });
  expect(straight).toEqual(await committedMatrix(committed, straight));
  expect(through).toEqual(straight);
});

test('lists hold what single records show, and no more', async () => {
  const { unitId } = matrix.inputs.outside;
  const viewers: [string, DevelopmentClaims][] = [
    ['head', headOf(String(matrix.inputs.inside.unitId))],
    ['officer', officerOf(tanPhong)],
    ['provincial', provincial],
    ['several roles', { roles: ['UNIT_HEAD', 'AREA_OFFICER'], units: [String(unitId)], areas: [tanPhong], subject: 'both' }],
    ['nothing claimed', { roles: ['AREA_OFFICER', 'UNIT_HEAD'], subject: 'none' }],
  ];
  for (const [list, one] of [
    ['guards', 'guard'],
    ['teams', 'team'],
    ['equipmentHoldings', 'equipmentHolding'],
  ] as const)
    for (const [name, claims] of viewers) {
      const idsOf = async (who: DevelopmentClaims): Promise<string[]> =>
        (await world.ask(`{ ${list}(first: 200) { nodes { id } } }`, {}, who)).data[list].nodes.map(({ id }: { id: string }) => id);
      const all = await idsOf(provincial);
      const single = await Promise.all(
        all.map(async (id) => ((await world.ask(`{ ${one}(id: "${id}") { id } }`, {}, claims)).data[one] ? [id] : [])),
      );
      expect([list, name, await idsOf(claims)]).toEqual([list, name, single.flat()]);
    }
});

test('what is added to a unit is there for those who may see the unit here, and nothing of it for others', async () => {
  const fields = 'guards { totalCount nodes { id } } readiness { ready } teams { id } equipment { id } staffingNorm { id }';
  const { unit: unitId } = await createRecords(tanPhong);
  const query = `{ unit(id: "${unitId}") { id ${fields} } }`;
  const through = async (claims: DevelopmentClaims) =>
    (await ask(gateway.url, query, {}, { authorization: await world.bearer(claims) })).data.unit;
  expect((await through(headOf(unitId))).guards.totalCount).toBe(2);
  // The candidate is a matter of the unit.
  expect((await through(officerOf(tanPhong))).guards.totalCount).toBe(1);
  expect(await through(officerOf(muongKim))).toBeNull();
  const recogniser = { roles: ['RECOGNISER' as const], authorities: [`PEOPLES_COMMITTEE:${tanPhong}`], subject: 'recogniser' };
  expect(await through(recogniser)).toEqual({
    id: unitId,
    guards: null,
    readiness: null,
    teams: null,
    equipment: null,
    staffingNorm: null,
  });
});
