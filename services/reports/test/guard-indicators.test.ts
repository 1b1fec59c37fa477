import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officer, publisherOf, unitFacts } from './records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
let guard: ReturnType<typeof publisherOf>;

const on = '2026-03-02';
const today = { asOf: { on } };
const figuresOf = (code: string, question: object = today) => ask.one(code, question, officer);
const noCertificate = { certificateFrom: null, certificateTo: null };
const certified = { certificateFrom: '2025-01-01', certificateTo: '2028-01-01' };

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  guard = (id, more = {}, at) =>
    publisherOf(world, 'personnel.guard')(
      id,
      { unitId: 'u1', unit: unitFacts, kind: 'FULL_TIME', startOn: '2025-01-06', endOn: null, ...noCertificate, ...more },
      at,
    );
  const norm = publisherOf(world, 'personnel.norm');
  const posts = (requiredFullTime: number, requiredPartTime: number) => ({ requiredFullTime, requiredPartTime, unit: unitFacts });
  await norm('n1', { unitId: 'u1', ...posts(2, 1), validFrom: '2025-01-01' });
  // A guard service stands for full-time guards, and one more of them for the part-time post.
  await norm('n2', { unitId: 'u2', ...posts(1, 1), validFrom: '2025-01-01' });
  await norm('n3', { unitId: 'u3', ...posts(1, 0), validFrom: '2025-01-01' });
  await norm('n4', { unitId: 'u4', ...posts(0, 1), validFrom: '2025-01-01' });
  await norm('n5', { unitId: 'u5', ...posts(9, 0), validFrom: '2024-01-01', validTo: '2025-12-31', state: 'CLOSED' });
  await guard('g1', certified);
  await guard('g2', { kind: 'PART_TIME', certificateFrom: '2023-01-01', certificateTo: on });
  await guard('g3', { kind: 'PART_TIME', certificateFrom: '2023-06-01', certificateTo: '2026-05-31' });
  await guard('g4', { unitId: 'u2', kind: 'SERVICE', ...certified, certificateTo: null });
  await guard('g5', { unitId: 'u2', kind: 'SERVICE', startOn: on });
  await guard('g6', { unitId: 'u4', kind: 'PART_TIME', certificateFrom: '2026-03-03', certificateTo: null });
  // Not in post on the day: appointed only, gone, gone before the first day.
  await guard('g7', { unitId: 'u3', state: 'APPOINTED', startOn: '2026-02-01' });
  await guard('g8', { unitId: 'u3', state: 'ENDED', change: 'ended', endOn: on });
  await guard('g9', { unitId: 'u3', state: 'ENDED', change: 'ended', startOn: null, endOn: '2026-01-01' });
  // In a unit without a norm.
  await guard('g10', { unitId: 'u6', unit: { ...unitFacts, kind: 'AGENCY' }, ...certified });
});
afterAll(() => world.stop());

test('guards stand against the norms of the day, and a gap of one unit is not filled by another', async () => {
  expect((await figuresOf('P2')).trained).toMatchObject({ denominator: 7 });
  expect(await figuresOf('P1')).toMatchObject({
    // u1 has three of three, but one of two full-time; u2 two of two; u3 none of one; u4 one of one.
    coverage: { value: 85.71, numerator: 6, denominator: 7 },
    gap: { value: 2 },
    unitsWithGap: { value: 2 },
    unitsWithout: { value: 1 },
    unitsWithNorm: { value: 4 },
  });
  // On that day the norm of u5 held, u3 had its guard and g5 was not there yet.
  expect(await figuresOf('P1', { asOf: { on: '2025-12-30' } })).toMatchObject({
    coverage: { numerator: 6, denominator: 16 },
    gap: { value: 1 + 1 + 9 },
    unitsWithout: { value: 1 },
    unitsWithNorm: { value: 5 },
  });
});

test('a certificate counts from its first day to the day before it ends', async () => {
  expect(await figuresOf('P2')).toMatchObject({
    trained: { value: 57.14, numerator: 4, denominator: 7 },
    expiring: { value: 1 },
    untrained: { value: 3 },
  });
  expect((await figuresOf('P2', { asOf: { on: '2026-03-01' } })).trained).toMatchObject({ numerator: 5, denominator: 7 });
  expect((await figuresOf('P2', { asOf: { on: '2026-03-03' } })).trained).toMatchObject({ numerator: 5, denominator: 7 });
  const byKind = await ask.cells('P2', { ...today, by: ['KIND'] }, officer);
  expect(byKind.map(({ group, trained }) => [group[0], trained?.numerator, trained?.denominator])).toEqual([
    ['FULL_TIME', 2, 2],
    ['PART_TIME', 1, 3],
    ['SERVICE', 1, 2],
  ]);
});

test('turnover is who left in the period, against the mean of its first and its last day', async () => {
  // On 2026-01-01 g1, g2, g3, g4, g6, g8 and g10 were in post; on 2026-03-31 g5 instead of g8.
  const quarter = { asOf: { on: '2026-06-30' }, filter: { from: '2026-01-01', to: '2026-04-01' } };
  expect(await figuresOf('P5', quarter)).toMatchObject({
    turnover: { value: 14.29, numerator: 1, denominator: 14 },
    left: { value: 1 },
    fullTime: { numerator: 2, denominator: 7 },
    partTime: { numerator: 3, denominator: 7 },
    service: { value: 28.57 },
  });
  // The day on which somebody is there no more belongs to the period that begins with it.
  const until = (to: string) => figuresOf('P5', { ...quarter, filter: { from: '2026-01-01', to } });
  expect([(await until(on)).left?.value, (await until('2026-03-03')).left?.value]).toEqual([0, 1]);
  // Without a period: the twelve months up to the day.
  expect((await figuresOf('P5', { asOf: { on: '2027-03-01' } })).left?.value).toBe(1);
  expect((await figuresOf('P5', { asOf: { on: '2027-03-02' } })).left?.value).toBe(0);
  // What has not come is in no period.
  expect((await figuresOf('P5', { asOf: { on: '2026-03-01' }, filter: { from: '2026-01-01', to: '2027-01-01' } })).left?.value).toBe(0);
});

test('allowances are told of five guards and more, and a floor is that of the kind on the day', async () => {
  const rate = publisherOf(world, 'personnel.allowance-rate');
  await rate('a1', { guardKind: 'FULL_TIME', floorMonthly: 3_500_000, validFrom: '2022-07-01', validTo: '2026-02-01', state: 'CLOSED' });
  await rate('a2', { guardKind: 'FULL_TIME', floorMonthly: 3_650_000, validFrom: '2026-02-01', validTo: null });
  const at = '2026-03-02T03:00:00Z';
  for (const [id, allowanceBand] of [
    ['g1', 3_400_000],
    ['g4', 5_000_000],
    ['g10', 3_600_000],
    ['g11', 3_500_000],
  ] as const)
    await guard(id, { allowanceBand, kind: id === 'g4' ? 'SERVICE' : 'FULL_TIME', unitId: 'u7' }, at);
  expect((await figuresOf('P1', { ...today, filter: { unitIds: ['u1'] } })).coverage).toMatchObject({ numerator: 2 });
  expect(await figuresOf('P4')).toMatchObject({
    median: { value: null, noData: true },
    underFloor: { value: null, numerator: 0, denominator: 0, noData: true },
  });
  for (const id of ['g12', 'g13']) await guard(id, { allowanceBand: 3_700_000, unitId: 'u7' }, at);
  // Of 3,6 to 3,7 million nobody knows on which side of 3,65 it lies; a guard service has no floor.
  expect(await figuresOf('P4')).toMatchObject({
    lowerQuartile: { value: 3_525_000 },
    median: { value: 3_650_000 },
    upperQuartile: { value: 3_700_000 },
    underFloor: { value: 40, numerator: 2, denominator: 5 },
  });
  const before = world.statements.length;
  await figuresOf('P4');
  expect(world.statements.slice(before).filter((sql) => /FROM \(SELECT/i.test(sql))).toHaveLength(2);
  expect((await figuresOf('P4', { asOf: { on: '2026-01-31' } })).underFloor).toMatchObject({ numerator: 1, denominator: 5 });
  expect((await figuresOf('P4', { ...today, filter: { kinds: ['SERVICE'] } })).median).toMatchObject({ value: null, noData: true });
});

test('nobody lists what single guards earn', async () => {
  const rows = (measure: string) => world.ask(`{ indicatorRows(code: P4, measure: "${measure}") { nodes { amount } } }`, {}, officer);
  for (const measure of ['median', 'underFloor']) expect((await rows(measure)).errors?.[0]?.extensions?.code).toBe('NO_ROWS');
});

test('the catalogue says by what each can be asked', async () => {
  const { data } = await world.ask('{ indicators { code dimensions article } }');
  const { dimensions, ...p4 } = data.indicators.find(({ code }: { code: string }) => code === 'P4');
  expect(p4).toEqual({ code: 'P4', article: '(g)' });
  expect(dimensions).toEqual(expect.arrayContaining(['COMMUNE', 'UNIT_KIND', 'KEY_ECONOMIC', 'KIND']));
  expect(dimensions).not.toContain('MONTH');
});

test('guards are counted for the staff, each within their scope, and everyone else has the grid at most', async () => {
  const organiser = { roles: ['ORGANISER' as const] };
  for (const code of ['P1', 'P2', 'P4']) await expect(ask.one(code, today, organiser)).rejects.toMatchObject({ code: 'ONLY_FIXED_GRID' });
  await expect(ask.one('P5', today, organiser)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const head = { roles: ['UNIT_HEAD' as const], units: ['u2'] };
  expect((await ask.one('P1', today, head)).coverage).toMatchObject({ numerator: 1, denominator: 2 });
  await expect(figuresOf('P1', { ...today, filter: { from: '2026-01-01' } })).rejects.toMatchObject({ code: 'NOT_COUNTED_BY' });
  await expect(figuresOf('P1', { asOf: { on, known: 'THEN' } })).rejects.toMatchObject({ code: 'NO_HISTORY' });
});
