import { rateFigure } from '@binhan/reports/figures/figure';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officer } from './records.ts';
import { commune2013, growTree, sessionsIn } from './sessions.ts';
import { recordsIn } from './unit-records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  await growTree(world);
  await sessionsIn(world)('s1', '2018-10-09', 357);
  const { unit, commitment, session } = recordsIn(world);
  await unit('u1');
  await unit('paused');
  await unit('paused', { state: 'SUSPENDED' }, '2026-02-10T02:00:00Z');
  await session('s2', ['u1', 'paused'], { heldOn: '2026-01-20' });
  await commitment('c1', 'u1');
  await commitment('c2', 'u1', { kind: 'GIAO_UOC' });
});
afterAll(() => world.stop());

const failure = async (query: string, claims?: Parameters<World['ask']>[2]) => {
  const { code, field } = (await world.ask(query, {}, claims)).errors?.[0]?.extensions ?? {};
  return [code, field];
};

test('a unit counts as reached or waiting until the day on which its suspension was told', async () => {
  const median = async (on: string) => (await ask.one('W5', { asOf: { on } })).over90;
  expect(await median('2026-02-09')).toMatchObject({ denominator: 2 });
  expect(await median('2026-02-10')).toMatchObject({ denominator: 1 });
  expect((await ask.one('W6', { asOf: { on: '2026-02-09' } }, officer)).notReachedShare).toMatchObject({ denominator: 2 });
});

test('halves are rounded away from zero, whatever the binary fraction makes of them', () => {
  const basis = { computedAt: new Date(0), watermark: new Date(0), ruleSet: null };
  const percentOf = (numerator: number, denominator: number) => rateFigure(numerator, denominator, 100, basis).value;
  expect([percentOf(1001, 20_000), percentOf(1, 160), percentOf(1150, 1217), percentOf(1, 3)]).toEqual([5.01, 0.63, 94.49, 33.33]);
  expect([percentOf(-97, 800), percentOf(-1001, 20_000)]).toEqual([-12.13, -5.01]);
});

test('an empty list of topics is a list like the others, and a topic is a code and no pattern', async () => {
  const held = async (topics: string[]) => (await ask.one('W1', { filter: { topics } })).sessions?.value;
  expect([await held(['TRAFFIC']), await held([]), await held(['%']), await held(['TRAFFI_'])]).toEqual([1, 0, 0, 0]);
});

test('an area that nobody knows is no area without records', async () => {
  const unknown = ['UNKNOWN_AREA', 'filter.areaId'];
  const filter = 'filter: { areaId: "03386" }';
  expect(await failure(`{ indicator(code: U1, ${filter}) { on } }`)).toEqual(unknown);
  expect(await failure(`{ indicatorRows(code: U1, ${filter}) { totalCount } }`, officer)).toEqual(unknown);
  expect(await failure(`{ series(code: U1, by: YEAR, ${filter}) { measure { code } } }`)).toEqual(unknown);
  expect(await failure(`{ completeness(${filter}) { records } }`)).toEqual(unknown);
  expect(await failure(`{ compareIndicator(code: U1, ${filter}, first: {}, second: {}) { indicator { code } } }`)).toEqual(unknown);
  expect(await failure('{ publishedFigures(areaId: "03386") { id } }')).toEqual(['UNKNOWN_AREA', 'areaId']);
});

test('a comparison names the time that contradicts itself', async () => {
  const compared = (first: string, second: string) =>
    failure(`{ compareIndicator(code: W1, first: ${first}, second: ${second}) { indicator { code } } }`);
  const good = '{ from: "2018-01-01", to: "2019-01-01" }';
  expect(await compared(good, '{ from: "2020-01-01", to: "2019-01-01" }')).toEqual(['PERIOD_REVERSED', 'second.to']);
  expect(await compared('{ roundFrom: 2019, roundTo: 2018 }', good)).toEqual(['PERIOD_REVERSED', 'first.roundTo']);
});

test('rows of units by the kind of their commitments are all listed, page by page', async () => {
  const page = async (after: string | null) =>
    (
      await world.ask(
        `query($after: String) { indicatorRows(code: U5, measure: "units", filter: { kinds: ["CAM_KET", "GIAO_UOC"], roundFrom: 2026, roundTo: 2026 }, first: 1, after: $after) {
          nodes { id lineNo } pageInfo { hasNextPage endCursor } totalCount } }`,
        { after },
        officer,
      )
    ).data.indicatorRows;
  const first = await page(null);
  expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
  const second = await page(first.pageInfo.endCursor);
  expect(second).toMatchObject({ nodes: [{ id: 'u1' }], pageInfo: { hasNextPage: false } });
  expect(second.nodes[0].lineNo).not.toBe(first.nodes[0].lineNo);
});

test('a period after the day of the figure is refused where it is held against a stock', async () => {
  const later = { filter: { from: '2026-06-01' }, asOf: { on: '2026-01-01' } };
  await expect(ask.one('P5', later, officer)).rejects.toMatchObject({ code: 'PERIOD_REVERSED', field: 'filter.from' });
  expect((await ask.one('W1', { ...later, filter: { ...later.filter, areaId: commune2013 } })).sessions?.value).toBe(0);
});
