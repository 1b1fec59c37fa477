import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recordsIn } from './unit-records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
let records: ReturnType<typeof recordsIn>;
const provincial = { roles: ['PROVINCIAL_OFFICER' as const] };
const asOf = { on: '2026-10-01' };

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  records = recordsIn(world);
  for (const id of ['u1', 'u2']) await records.unit(id);
  expect((await ask.one('U4', { asOf })).takingPart?.value).toBe(2);
});
afterAll(() => world.stop());

test('people who signed are summed over the year, and units that signed are a share of those that take part', async () => {
  await records.commitment('c1', 'u1');
  await records.commitment('c2', 'u1', { kind: 'GIAO_UOC', signedCount: 30 });
  await records.commitment('c3', 'u2', { kind: 'GIAO_UOC', signedCount: 0, eligibleCount: 20 });
  await records.commitment('c4', 'u2', { state: 'REPLACED', change: 'replaced' });
  await records.commitment('c5', 'u2', { year: 2025, signedOn: '2025-02-20' });
  const figures = (question: object) => ask.one('U5', { asOf, ...question }, provincial);
  expect((await figures({})).signed).toMatchObject({ value: 70, numerator: 70, denominator: 100 });
  expect((await figures({ filter: { roundFrom: 2025, roundTo: 2025 } })).units).toMatchObject({ numerator: 1, denominator: 2 });
  expect((await figures({})).units).toMatchObject({ value: 100, denominator: 2 });
  const byKind = await ask.cells('U5', { asOf, by: ['KIND'] }, provincial);
  expect(byKind).toMatchObject([
    { group: ['CAM_KET'], signed: { value: 100 }, units: { numerator: 1, denominator: 2 } },
    { group: ['GIAO_UOC'], signed: { value: 50 }, units: { numerator: 2, denominator: 2 } },
  ]);
  // It counts people: officers and units see their own part, the public the last closed quarter of the province.
  await expect(ask.one('U5', { asOf })).rejects.toMatchObject({ code: 'ONLY_FIXED_GRID' });
  const own = await ask.one('U5', { asOf }, { roles: ['UNIT_HEAD' as const], units: ['u2'] });
  expect(own).toMatchObject({ signed: { numerator: 0, denominator: 20 }, units: { denominator: 1 } });
});

test('a unit has its rules complete when every mandatory kind is in force on the day', async () => {
  const kinds = ['GUARDING', 'SECRETS', 'INTERNAL_PROTECTION', 'LABOUR_SAFETY', 'FIRE', 'ENVIRONMENT'];
  for (const kind of kinds) await records.rule(`u1-${kind}`, 'u1', { kind });
  for (const kind of kinds.slice(1)) await records.rule(`u2-${kind}`, 'u2', { kind });
  // Two of a kind are one kind; the first was ended when the second came.
  await records.rule('u2-FIRE-old', 'u2', { state: 'REPLACED', change: 'replaced', approvedOn: '2024-01-12', endedOn: '2026-01-12' });
  await records.rule('late', 'u2', { approvedOn: '2024-01-12', reviewDueOn: '2026-09-30' });
  expect((await ask.one('U6', { asOf })).overdue?.value).toBe(1);
  const complete = async (on: string) => (await ask.one('U6', { asOf: { on } })).complete;
  expect(await complete('2026-10-01')).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
  expect(await complete('2026-01-11')).toMatchObject({ value: 0, denominator: 2 });
  expect((await ask.one('U6', { asOf: { on: '2026-09-30' } })).overdue?.value).toBe(0);
});

test('coordination regulations are in force to their last day, unless they are ended before', async () => {
  await records.regulation('q1', 'u1', { endsOn: '2026-10-01' });
  await records.regulation('q2', 'u1', { endsOn: '2026-12-31', theme: 'TRAFFIC' });
  await records.regulation('q3', 'u2', { endsOn: '2026-12-30' });
  await records.regulation('q4', 'u2', { state: 'ENDED', change: 'ended', endedOn: '2026-10-01' });
  const on = async (day: string) => {
    const { inForce, expiring, units } = await ask.one('U7', { asOf: { on: day } });
    return [inForce?.value, expiring?.value, units?.value];
  };
  // 30/12 is the ninetieth day after 01/10.
  expect(await on('2026-10-01')).toEqual([3, 2, 2]);
  expect(await on('2026-09-30')).toEqual([4, 1, 2]);
  expect(await on('2026-10-02')).toEqual([2, 2, 2]);
  expect(await on('2026-01-14')).toEqual([0, 0, 0]);
  expect(await ask.valuesBy('U7', 'inForce', { asOf, by: ['KIND'] })).toMatchObject({ SCHOOL_SAFETY: 2 });
});

test('models count from their launch until they end, copies too, and not while they rest', async () => {
  await records.model('m1', 'u1', { state: 'REPLICATED', change: 'replicated', replications: 1 });
  await records.model('m2', 'u2', { kind: 'SELF_MANAGED_TEAM', replicatedFromId: 'm1', launchedOn: '2026-03-01' });
  await records.model('m3', 'u2', { state: 'INACTIVE', change: 'deactivated' });
  await records.model('m4', 'u2', { state: 'ENDED', change: 'ended', endedOn: '2026-06-01' });
  const on = async (day: string) => {
    const { models, units, replications } = await ask.one('U8', { asOf: { on: day } });
    return [models?.value, units?.value, replications?.value];
  };
  expect(await on('2026-10-01')).toEqual([2, 2, 1]);
  expect(await on('2026-05-31')).toEqual([3, 2, 1]);
  expect(await on('2026-02-28')).toEqual([2, 2, 0]);
  expect(await ask.valuesBy('U8', 'models', { asOf, by: ['KIND'] })).toEqual({ SELF_MANAGED_TEAM: 1, YOUTH: 1 });
});
