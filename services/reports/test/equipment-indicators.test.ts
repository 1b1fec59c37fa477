import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officer, publisherOf, unitFacts } from './records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
const figuresOf = (code: string, question: object) => ask.one(code, question, officer);

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
});
afterAll(() => world.stop());

test('missing equipment is counted type by type, from what is usable under a live permit', async () => {
  const norm = publisherOf(world, 'personnel.norm');
  const wanted = (batons: number, radios: number) => [
    { type: 'RUBBER_BATON', required: batons },
    { type: 'FLASHLIGHT_RADIO', required: radios },
  ];
  await norm('n1', { unitId: 'u1', unit: unitFacts, equipment: wanted(3, 1), validFrom: '2025-01-01' });
  await norm('n2', { unitId: 'u2', unit: unitFacts, equipment: wanted(2, 1), validFrom: '2025-01-01' });
  const holding = publisherOf(world, 'personnel.equipment');
  const batons = (id: string, usable: number, more: object = {}, at?: string) =>
    holding(id, { unitId: 'u1', unit: unitFacts, type: 'RUBBER_BATON', held: 9, usable, permitExpiresOn: '2026-06-01', ...more }, at);
  await batons('e1', 1);
  await batons('e2', 1);
  // Asked for and permitted, but not there yet; and more radios than needed, which are no batons.
  await batons('e3', 5, { change: 'permitted', state: 'PERMITTED' });
  await batons('e4', 4, { type: 'FLASHLIGHT_RADIO', permitExpiresOn: null });
  await batons('e5', 2, { unitId: 'u2', permitExpiresOn: '2026-03-02' });
  await batons('e6', 1, { unitId: 'u2', type: 'FLASHLIGHT_RADIO', permitExpiresOn: null, change: 'lost', state: 'LOST' });
  const asked = { asOf: { on: '2026-03-02' } };
  expect(await figuresOf('P3', asked)).toMatchObject({
    gap: { value: 1 + 2 + 1 },
    gapShare: { value: 57.14, numerator: 4, denominator: 7 },
    unitsLacking: { value: 2 },
    unitsLackingShare: { value: 100 },
    expiredPermits: { value: 1 },
  });
  const byKind = await ask.cells('P3', { ...asked, by: ['KIND'] }, officer);
  expect(byKind.map(({ group, gap, unitsLacking }) => [group[0], gap?.value, unitsLacking?.value])).toEqual([
    ['FLASHLIGHT_RADIO', 1, 1],
    ['RUBBER_BATON', 3, 2],
  ]);
  await expect(ask.one('P3', asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('on a past day equipment is what had been told by then', async () => {
  const told = publisherOf(world, 'personnel.equipment');
  const e1 = { unitId: 'u1', unit: unitFacts, type: 'RUBBER_BATON', held: 9, usable: 9, permitExpiresOn: '2026-06-01' };
  await told('e1', { ...e1, change: 'recounted' }, '2026-03-05T02:00:00Z');
  expect((await figuresOf('P3', { asOf: { on: '2026-03-05' } })).gap?.value).toBe(3);
  expect((await figuresOf('P3', { asOf: { on: '2026-03-04' } })).gap?.value).toBe(4);
  expect((await figuresOf('P3', { asOf: { on: '2026-03-04', known: 'THEN' } })).gap?.value).toBe(4);
  // Before the first of them was told of there was none.
  expect((await figuresOf('P3', { asOf: { on: '2026-02-01' } })).gap?.value).toBe(7);
});

test('the rows behind the gap are the lines of the norms', async () => {
  const query = `{ indicatorRows(code: P3, asOf: { on: "2026-03-04" }) { totalCount nodes { id lineNo amount unit { id } } } }`;
  const { data } = await world.ask(query, {}, officer);
  expect(data.indicatorRows.totalCount).toBe(3);
  expect(data.indicatorRows.nodes).toEqual([
    { id: 'n1', lineNo: 0, amount: 1, unit: { id: 'u1' } },
    { id: 'n2', lineNo: 0, amount: 2, unit: { id: 'u2' } },
    { id: 'n2', lineNo: 1, amount: 1, unit: { id: 'u2' } },
  ]);
  const { errors } = await world.ask('{ indicatorRows(code: P3, part: DENOMINATOR) { totalCount } }', {}, officer);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'NO_DENOMINATOR', field: 'part' });
});

test('teams of units and of areas are counted with their members', async () => {
  const team = publisherOf(world, 'personnel.team');
  await team('t1', { unitId: 'u1', unit: unitFacts, areaId: unitFacts.areaId, kind: 'FIRE_TEAM', memberCount: 8, formedOn: '2026-01-02' });
  await team('t2', { unitId: null, unit: null, areaId: unitFacts.areaId, kind: 'ANTT_TEAM', memberCount: 3, formedOn: '2026-01-02' });
  const gone = { state: 'DISBANDED', change: 'disbanded', disbandedOn: '2026-02-01', memberCount: 5, formedOn: '2026-01-02' };
  await team('t3', { unitId: 'u1', unit: unitFacts, kind: 'FIRE_TEAM', ...gone });
  const asked = { asOf: { on: '2026-03-02' } };
  expect(await figuresOf('P6', asked)).toMatchObject({ teams: { value: 2 }, members: { value: 11 } });
  expect(await figuresOf('P6', { asOf: { on: '2026-01-31' } })).toMatchObject({ teams: { value: 3 }, members: { value: 16 } });
  const byKind = await ask.cells('P6', { ...asked, by: ['KIND', 'UNIT_KIND'] }, officer);
  expect(byKind.map(({ group, members }) => [...group, members?.value])).toEqual([
    ['ANTT_TEAM', null, 3],
    ['FIRE_TEAM', 'SCHOOL', 8],
  ]);
});
