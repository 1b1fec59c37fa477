import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tipsOf } from './tip-world.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let publish: ReturnType<typeof tipsOf>;
let ask: ReturnType<typeof indicatorsOf>;
const analyst = { roles: ['ANALYST' as const] };
/** What a reader sees of each cell: a number, or why there is none. */
const read = async (code: string, question: object, claims?: DevelopmentClaims) =>
  Object.fromEntries(
    (await ask.cells(code, question, claims)).map(({ group, ...figures }) => [
      group.join(' '),
      Object.values(figures).map(({ value, noData, suppressed }) => (suppressed ? 'hidden' : noData ? 'no data' : value)),
    ]),
  );

beforeAll(async () => {
  world = await createWorld();
  publish = tipsOf(world);
  ask = indicatorsOf(world);
});
afterAll(() => world.stop());

test('before the first frozen quarter the grid is empty, and a period that is asked for has no data', async () => {
  expect(await read('T1', { by: ['QUARTER'] })).toEqual({});
  expect(await read('T1', { by: ['QUARTER'], filter: { from: '2025-04-01', to: '2025-07-01' } })).toEqual({ '2025-Q2': ['no data'] });
  expect(await read('T3', { by: ['YEAR'], filter: { from: '2024-01-01', to: '2025-01-01' } })).toEqual({
    2024: ['no data', 'no data', 'no data'],
  });
});

test('everyone reads what tips has frozen: a number, 0, hidden and no data are four answers', async () => {
  await publish.summary('2025-Q2', { THEFT: 12, FRAUD: null, DRUGS: null, FOREST: 0 }, { total: 17 });
  await publish.summary('2025-Q4', { THEFT: 7, FRAUD: null, DRUGS: 0, FOREST: 0 }, { year: { year: 2025, cases: 8, arrested: null } });
  await publish.summary('2026-Q1', { THEFT: 0, FRAUD: 0, DRUGS: 0, FOREST: 0 }, { total: 0 }, '2026-04-16T02:00:00Z');
  const byQuarter = { '2025-Q2': [17], '2025-Q3': ['no data'], '2025-Q4': ['hidden'], '2026-Q1': [0] };
  expect(await read('T1', { by: ['QUARTER'] })).toEqual(byQuarter);
  const byCategory = { by: ['QUARTER', 'CATEGORY'], filter: { from: '2025-04-01', to: '2025-10-01' } };
  expect(await read('T1', byCategory)).toEqual({
    ...{ '2025-Q2 THEFT': [12], '2025-Q2 FRAUD': ['hidden'], '2025-Q2 DRUGS': ['hidden'], '2025-Q2 FOREST': [0], '2025-Q3 ': ['no data'] },
  });
  expect(await read('T3', { by: ['YEAR'] })).toEqual({ 2025: [8, 'hidden', 'hidden'] });
  for (const claims of [analyst, { roles: ['UNIT_HEAD' as const], units: ['u1'] }, { roles: ['TIP_SUPERVISOR' as const] }])
    expect(await read('T1', { by: ['QUARTER'] }, claims)).toEqual(byQuarter);
});

test('as known on a past day it tells what was published by then', async () => {
  const asOf = (on: string, known: string) => ({ by: ['QUARTER'], filter: { from: '2026-01-01', to: '2026-04-01' }, asOf: { on, known } });
  expect(await read('T1', asOf('2026-04-10', 'NOW'))).toEqual({ '2026-Q1': [0] });
  expect(await read('T1', asOf('2026-04-10', 'THEN'))).toEqual({ '2026-Q1': ['no data'] });
  expect(await read('T1', asOf('2026-04-16', 'THEN'))).toEqual({ '2026-Q1': [0] });
  expect(await read('T1', asOf('2026-03-30', 'NOW'))).toEqual({});
});

test('arrests for each case are told where both are', async () => {
  await publish.summary('2024-Q4', { THEFT: 9 }, { total: 9, year: { year: 2024, cases: 8, arrested: 10 } });
  const year = { by: ['YEAR'], filter: { to: '2025-01-01' } };
  expect(await read('T3', year)).toEqual({ 2024: [8, 10, 1.25] });
});

test('whatever is not in the grid is refused, and the refusal says what is', async () => {
  const grid = { by: ['QUARTER'] };
  const outside = [
    ...[{}, { by: ['CATEGORY'] }, { by: ['CATEGORY', 'QUARTER'] }, { by: ['MONTH'] }, { by: ['YEAR'] }, { by: ['COMMUNE'] }],
    ...[{ channels: ['WEB'] }, { categories: ['THEFT'] }, { areaId: '12@2013-12-27' }, { from: '2025-05-01' }].map((filter) => ({
      ...grid,
      filter,
    })),
    ...[{ filter: { to: '2025-04-02' } }, { filter: { unitIds: ['u1'] } }, { areaEpoch: '2025-07-01' }].map((more) => ({
      ...grid,
      ...more,
    })),
  ];
  for (const question of outside)
    for (const claims of [undefined, analyst])
      await expect(ask.cells('T1', question, claims)).rejects.toMatchObject({ code: 'ONLY_FIXED_GRID' });
  await expect(ask.cells('T3', { by: ['YEAR'], filter: { from: '2025-04-01' } })).rejects.toMatchObject({ code: 'ONLY_FIXED_GRID' });
  await expect(ask.cells('T1', { by: ['CATEGORY'] })).rejects.toMatchObject({
    message: expect.stringContaining('by [QUARTER], [QUARTER, CATEGORY]; whole periods: QUARTER'),
  });
  const ages = { ...grid, filter: { from: '1900-01-01', to: '2026-01-01' } };
  await expect(ask.cells('T1', ages)).rejects.toMatchObject({ code: 'OUT_OF_RANGE' });
});

test('the catalogue says by which groups everyone may ask', async () => {
  const { data } = await world.ask('{ indicators { code publicGroups } }');
  // biome-ignore lint/suspicious/noExplicitAny: an answer of GraphQL
  const of = (code: string) => data.indicators.find((one: any) => one.code === code).publicGroups;
  expect([of('T1'), of('T2'), of('T3')]).toEqual([[['QUARTER'], ['QUARTER', 'CATEGORY']], [], [['YEAR']]]);
});

test('records behind the grid are listed for nobody', async () => {
  for (const claims of [undefined, analyst]) {
    const { errors } = await world.ask('{ indicatorRows(code: T1) { totalCount } }', {}, claims);
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  }
});

test('the sums of tips that the article prints are read by everyone, and hidden where they are small', async () => {
  const figures = async () => {
    const { data } = await world.ask('{ publishedFigures { id difference computed { value suppressed noData } } }');
    // biome-ignore lint/suspicious/noExplicitAny: an answer of GraphQL
    return data.publishedFigures.filter(({ id }: any) => ['N12', 'N13', 'N14'].includes(id));
  };
  const none = { value: null, suppressed: false, noData: true };
  expect(await figures()).toEqual(['N12', 'N13', 'N14'].map((id) => ({ id, difference: null, computed: none })));
  await world.area('12@2013-12-27', 'PROVINCE', ['12@2013-12-27', '03408@2013-12-27']);
  const lay = { areaId: '03408@2013-12-27' };
  const valuable = { ...lay, value: 'VALUABLE', receivedOn: '2016-05-02', sourceUnitKind: 'AGENCY' };
  for (const i of [1, 2, 3, 4]) await publish.closed(`tip ${i}`, valuable);
  await publish.closed('other', { ...valuable, category: 'FRAUD' });
  await publish.outcome('case', { ...lay, clarifiedOn: '2016-06-01', arrestedCount: 6 });
  const hidden = { value: null, suppressed: true, noData: false };
  const shown = { value: 6, suppressed: false, noData: false };
  expect(await figures()).toEqual([
    { id: 'N12', difference: null, computed: hidden },
    { id: 'N13', difference: null, computed: hidden },
    { id: 'N14', difference: 6 - 34, computed: shown },
  ]);
  await publish.closed('tip 5', valuable);
  expect((await figures())[0].computed.value).toBe(5);
});
