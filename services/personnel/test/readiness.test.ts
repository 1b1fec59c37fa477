import { refreshReadiness } from '@binhan/personnel/operations/refresh-readiness';
import { muongKim } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, headOf, officerOf, provincial, tanPhong, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const of = ({ id, version }: { id: string; version: number }) => ({ guardId: id, expectedVersion: version });
const reasonsOf = async (unitId: string, on = '2026-03-02') => {
  const { readiness } = await world.ofUnit(unitId, `readiness(on: "${on}") { ready reasons { code equipmentType text { vi } } }`);
  return readiness?.reasons.map(({ code, equipmentType }: { code: string; equipmentType: string | null }) =>
    equipmentType ? `${code} ${equipmentType}` : code,
  );
};

test('a unit is ready when guards, certificates and equipment are what its norm asks for, and says what is missing until then', async () => {
  const { id } = await world.activeUnit();
  expect(await reasonsOf(id)).toEqual(['NO_NORM']);
  await world.setNorm(id, {
    equipment: [
      { type: 'RUBBER_BATON', required: 2 },
      { type: 'CAMERA', required: 1 },
    ],
  });
  expect(await reasonsOf(id)).toEqual(['TOO_FEW_GUARDS', 'EQUIPMENT_MISSING RUBBER_BATON', 'EQUIPMENT_MISSING CAMERA']);
  const guard = await world.activeGuard(id);
  expect(await reasonsOf(id)).toContain('NOT_CERTIFIED');
  await world.certify(guard.id);
  await world.equipment(id, 'RUBBER_BATON', 2, '2027-01-01');
  await world.equipment(id, 'CAMERA', 3);
  const { readiness } = await world.ofUnit(
    id,
    'readiness { ready requiredFullTime activeFullTime certified equipmentRequired equipmentUsable belowFloor reasons { code } }',
  );
  expect(readiness).toEqual({
    ready: true,
    requiredFullTime: 1,
    activeFullTime: 1,
    certified: 1,
    equipmentRequired: 3,
    equipmentUsable: 3,
    belowFloor: 0,
    reasons: [],
  });
});

test('readiness of a past day is what it was then', async () => {
  const { id } = await world.activeUnit();
  await world.setNorm(id, { validFrom: '2025-08-01', equipment: [{ type: 'ELECTRIC_BATON', required: 1 }] });
  const guard = await world.activeGuard(id, {}, '2025-09-01');
  await world.certify(guard.id, { issuedOn: '2025-10-01', expiresOn: '2026-02-01' });
  const valid = await world.certify(guard.id, { issuedOn: '2026-02-15', expiresOn: '2029-02-15' });
  const asked = await world.requested(id, 'ELECTRIC_BATON', 1);
  const permitted = await world.onEquipment('permit', provincial)(asked, { permitNo: '1', permitExpiresOn: '2026-04-01' });
  await world.onEquipment('issue', headOf(id))(permitted, { on: '2025-11-01' });
  expect(await reasonsOf(id, '2025-07-15')).toEqual(['NO_NORM']);
  expect(await reasonsOf(id, '2025-08-15')).toEqual(['TOO_FEW_GUARDS', 'EQUIPMENT_MISSING ELECTRIC_BATON']);
  expect(await reasonsOf(id, '2025-09-15')).toEqual(['NOT_CERTIFIED', 'EQUIPMENT_MISSING ELECTRIC_BATON']);
  expect(await reasonsOf(id, '2025-11-15')).toEqual([]);
  expect(await reasonsOf(id, '2026-02-01')).toEqual(['CERTIFICATE_EXPIRED']);
  expect(await reasonsOf(id, '2026-03-02')).toEqual([]);
  expect(await reasonsOf(id, '2026-04-01')).toEqual(['PERMIT_EXPIRED ELECTRIC_BATON']);
  expect(await reasonsOf(id, '2025-06-15')).toBeUndefined();
  // What happens today changes no day before it.
  await world.act('revokeCertificate', { certificateId: valid.id, expectedVersion: valid.version, reason: 'Sai' }, provincial);
  await world.act('endGuard', { ...of({ id: guard.id, version: guard.version + 3 }), reason: 'Thôi việc' }, headOf(id));
  expect(await reasonsOf(id, '2026-03-01')).toEqual([]);
  expect(await reasonsOf(id, '2026-03-02')).toEqual(['TOO_FEW_GUARDS']);
});

test('a new norm closes the one before on its first day', async () => {
  const { id } = await world.activeUnit();
  await world.setNorm(id, { validFrom: '2025-08-01' });
  await world.setNorm(id, { validFrom: '2026-06-01', requiredFullTime: 3 });
  const normOn = async (on: string) =>
    (await world.ofUnit(id, `staffingNorm(on: "${on}") { state requiredFullTime validTo }`)).staffingNorm;
  expect(await normOn('2026-05-31')).toEqual({ state: 'CLOSED', requiredFullTime: 1, validTo: '2026-06-01' });
  expect(await normOn('2026-06-01')).toEqual({ state: 'OPEN', requiredFullTime: 3, validTo: null });
  await refusal(world.setNorm(id, { validFrom: '2026-05-01' })).toMatchObject({ code: 'DATE_TOO_EARLY' });
  await refusal(world.setNorm(id, { validFrom: '2026-07-01', basisIds: ['poem'] })).toMatchObject({ code: 'DOCUMENT_NOT_KNOWN_YET' });
  await refusal(world.setNorm(id, {}, { ...officerOf(tanPhong), units: [id] })).toMatchObject({ code: 'OWN_UNIT' });
});

test('guards below the rate in force are counted, and a new rate counts from its day on', async () => {
  const { id } = await world.activeUnit();
  await world.activeGuard(id, { allowanceMonthly: 2_000_000 }, '2025-09-01');
  await world.activeGuard(id, { allowanceMonthly: 5_000_000 }, '2025-09-01');
  await world.activeGuard(id, {}, '2025-09-01');
  const below = async (on: string) => (await world.ofUnit(id, `readiness(on: "${on}") { belowFloor }`)).readiness.belowFloor;
  const set = (floorMonthly: number, validFrom: string) =>
    world.act('setAllowanceRate', { guardKind: 'FULL_TIME', floorMonthly, validFrom, basisIds: ['ND-06-2013'] }, provincial);
  await set(3_000_000, '2025-10-01');
  await set(6_000_000, '2026-01-01');
  expect([await below('2025-09-15'), await below('2025-10-01'), await below('2026-01-01')]).toEqual([0, 1, 2]);
});

test('the list, its total and the single unit agree, and filters keep what they say', async () => {
  const areaId = '03451@2025-07-01';
  const units = [];
  for (let i = 0; i < 5; i++) units.push(await world.activeUnit({ areaId, code: `L${i}` }));
  for (const { id } of units.slice(0, 4)) await world.setNorm(id);
  for (const { id } of units.slice(0, 3)) await world.activeGuard(id);
  const certified = await world.activeGuard(units[0]?.id ?? '', { kind: 'SERVICE' });
  await world.certify(certified.id);
  const query = `query($a: ID, $f: ReadinessFilter, $n: Int, $c: String) { readiness(areaId: $a, filter: $f, first: $n, after: $c) {
    totalCount pageInfo { hasNextPage endCursor } total { units ready withNorm requiredFullTime activeFullTime activeService certified }
    nodes { unit { id } ready requiredFullTime activeFullTime activeService certified reasons { code } } } }`;
  const list = async (variables: object, claims = provincial) =>
    (await world.ask(query, { a: areaId, ...variables }, claims)).data.readiness;
  const all = await list({});
  expect(all.total).toEqual({ units: 5, ready: 0, withNorm: 4, requiredFullTime: 4, activeFullTime: 3, activeService: 1, certified: 1 });
  expect(all.nodes.map(({ unit }: { unit: { id: string } }) => unit.id)).toEqual(units.map(({ id }) => id));
  for (const row of all.nodes) {
    const { readiness } = await world.ofUnit(
      row.unit.id,
      'readiness { unit { id } ready requiredFullTime activeFullTime activeService certified reasons { code } }',
    );
    expect(readiness).toEqual(row);
  }
  const few = await list({ f: { reasons: ['TOO_FEW_GUARDS'] } });
  expect([few.totalCount, few.total.units, few.nodes[0].unit.id]).toEqual([1, 1, units[3]?.id]);
  const [first, second] = [await list({ n: 3 }), await list({ n: 3, c: (await list({ n: 3 })).pageInfo.endCursor })];
  expect([...first.nodes, ...second.nodes]).toEqual(all.nodes);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  expect((await list({}, officerOf(muongKim))).total.units).toBe(0);
  expect((await list({}, headOf(units[1]?.id ?? ''))).total.units).toBe(1);
});

test('a hundred units cost as many statements as one', async () => {
  const { data } = await world.ask('{ readiness(first: 200) { nodes { unit { id } } } }', {}, provincial);
  const ids: string[] = data.readiness.nodes.map(({ unit }: { unit: { id: string } }) => unit.id);
  const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { readiness { ready reasons { code } sharedPosts { posts } }
    teams { id } equipment { id } staffingNorm { id } guards { nodes { posts { startOn } certificates { id } } } } } }`;
  const cost = async (count: number) => {
    world.statements.length = 0;
    await world.ask(query, { r: Array.from({ length: count }, (_, i) => ({ __typename: 'Unit', id: ids[i % ids.length] })) }, provincial);
    return world.statements.filter((sql) => sql.startsWith('SELECT')).length;
  };
  expect(await cost(100)).toBe(await cost(1));
  expect(await cost(100)).toBeLessThanOrEqual(15);
  world.statements.length = 0;
  await world.ask('{ readiness { total { units } nodes { ready unit { id } } } }', {}, provincial);
  expect(world.statements.filter((sql) => sql.startsWith('SELECT')).length).toBe(5);
});

test('readiness is published when it changes and only then; what the day alone changes is published by the job, once', async () => {
  const { id } = await world.activeUnit();
  const published = () => world.published.filter(({ type, subject }) => type.startsWith('personnel.readiness') && subject === id);
  await world.setNorm(id);
  const guard = await world.activeGuard(id);
  await world.certify(guard.id, { expiresOn: '2026-03-20' });
  await world.certify(guard.id, { kind: 'FIRE_SAFETY' });
  await world.run(refreshReadiness);
  world.setDay('2026-03-20');
  await world.run(refreshReadiness);
  await world.run(refreshReadiness);
  world.setDay('2026-03-02');
  await world.settled();
  expect(published().map(({ data }) => [data.assessedOn, data.ready, data.reasons])).toEqual([
    ['2026-03-02', false, ['TOO_FEW_GUARDS']],
    ['2026-03-02', false, ['NOT_CERTIFIED']],
    ['2026-03-02', true, []],
    ['2026-03-20', false, ['CERTIFICATE_EXPIRED']],
  ]);
  expect(published().map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4]);
});
