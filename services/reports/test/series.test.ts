import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officer, publisherOf, unitFacts } from './records.ts';
import { commune2013, commune2025, growTree, neighbour2013, sessionsIn } from './sessions.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let session: ReturnType<typeof sessionsIn>;
let indicators: ReturnType<typeof indicatorsOf>;

const query = `query($code: IndicatorCode!, $measure: String, $filter: IndicatorFilter, $by: Period!, $from: LocalDate, $to: LocalDate, $breakdown: Dimension, $asOf: AsOf, $areaEpoch: LocalDate) {
  series(code: $code, measure: $measure, filter: $filter, by: $by, from: $from, to: $to, breakdown: $breakdown, asOf: $asOf, areaEpoch: $areaEpoch) {
    measure { code } lines { group { value } points { period from to figure { value noData numerator denominator } } } } }`;
type Answered = { value: number | null; noData: boolean; denominator: number | null };
type Point = { period: string; from: string; to: string; figure: Answered };
type Line = { group: { value: string | null } | null; points: Point[] };

async function linesOf(asked: object): Promise<Line[]> {
  const { data, errors } = await world.ask(query, asked);
  if (errors) throw { message: errors[0]?.message, ...errors[0]?.extensions };
  return data.series.lines;
}
const points = async (asked: object) => (await linesOf(asked))[0]?.points ?? [];
const valuesOf = (some: Point[]) =>
  Object.fromEntries(some.map(({ period, figure }) => [period, figure.noData ? 'no data' : figure.value]));
const values = async (asked: object) => valuesOf(await points(asked));

beforeAll(async () => {
  world = await createWorld();
  session = sessionsIn(world);
  indicators = indicatorsOf(world);
  await growTree(world);
  await session('s1', '2018-10-09', 357);
  await session('s2', '2018-12-31', 10);
  await session('s3', '2019-04-01', 5, { areaId: neighbour2013 });
  await session('s4', '2025-08-01', 40, { areaId: commune2025 });
  expect((await indicators.one('W1')).sessions?.value).toBe(4);
});
afterAll(() => world.stop());

test('a series goes from the first to the last record, and what lies between is 0', async () => {
  expect(await values({ code: 'W1', by: 'QUARTER', filter: { to: '2019-12-31' } })).toEqual({
    ...{ '2018-Q4': 2, '2019-Q1': 0, '2019-Q2': 1, '2019-Q3': 0, '2019-Q4': 0 },
  });
  expect(await values({ code: 'W2', by: 'HALF_YEAR', filter: { areaId: neighbour2013 } })).toEqual({ '2019-H1': 5 });
  expect(Object.keys(await values({ code: 'W1', by: 'MONTH' }))).toHaveLength(83);
  expect(await values({ code: 'W1', by: 'DAY', from: '2018-12-30', to: '2019-01-02' })).toEqual({
    ...{ '2018-12-30': 0, '2018-12-31': 1, '2019-01-01': 0 },
  });
  expect(await values({ code: 'W1', by: 'YEAR', filter: { programmes: ['NONE'] } })).toEqual({});
});

test('where nothing was held a count is 0 and a mean has no data', async () => {
  expect(await values({ code: 'W3', by: 'QUARTER', from: '2018-10-01', to: '2019-07-01' })).toEqual({
    ...{ '2018-Q4': 183.5, '2019-Q1': 'no data', '2019-Q2': 5 },
  });
  expect(await values({ code: 'W3', measure: 'median', by: 'YEAR', from: '2018-01-01', to: '2020-01-01' })).toEqual({
    ...{ 2018: 183.5, 2019: 5 },
  });
});

test('a span cuts its first and its last period, and what nobody can know yet has no data', async () => {
  expect(await points({ code: 'W1', by: 'YEAR', from: '2018-12-01', to: '2019-04-01' })).toMatchObject([
    { period: '2018', from: '2018-12-01', to: '2019-01-01', figure: { value: 1 } },
    { period: '2019', from: '2019-01-01', to: '2019-04-01', figure: { value: 0 } },
  ]);
  // The newest event is of 02/03/2026.
  expect(await values({ code: 'W1', by: 'MONTH', from: '2026-02-01', to: '2026-05-01' })).toEqual({
    ...{ '2026-02': 0, '2026-03': 0, '2026-04': 'no data' },
  });
  expect(await values({ code: 'W1', by: 'YEAR', from: '2018-01-01', to: '2020-01-01', asOf: { on: '2018-11-01' } })).toEqual({
    ...{ 2018: 1, 2019: 'no data' },
  });
});

test('rounds are the calendar year until 2021, then begin on 16/11', async () => {
  const rounds = await points({ code: 'W1', by: 'ROUND', from: '2021-06-01', to: '2023-11-17' });
  expect(rounds.map(({ period, from, to }) => [period, from, to])).toEqual([
    ['2021', '2021-01-01', '2021-11-16'],
    ['2022', '2021-11-16', '2022-11-16'],
    ['2023', '2022-11-16', '2023-11-16'],
    ['2024', '2023-11-16', '2024-11-16'],
  ]);
  expect(await values({ code: 'W1', by: 'ROUND', filter: { roundTo: 2019 } })).toEqual({ 2018: 2, 2019: 1 });
});

test('a breakdown has a line for each group, over one and the same span', async () => {
  const lines = await linesOf({ code: 'W2', by: 'YEAR', breakdown: 'COMMUNE', filter: { to: '2020-01-01' } });
  expect(lines.map(({ group, points: its }) => [group?.value, valuesOf(its)])).toEqual([
    [commune2013, { 2018: 367, 2019: 0 }],
    [neighbour2013, { 2018: 0, 2019: 5 }],
  ]);
});

test('put into the tree of 2025 a series is the sum of its old parts; into an older tree it is refused', async () => {
  const asked = { code: 'W2', by: 'YEAR', breakdown: 'COMMUNE' };
  const [whole, ...none] = await linesOf({ ...asked, areaEpoch: '2025-07-01' });
  expect(none).toEqual([]);
  expect(whole?.group?.value).toBe(commune2025);
  const parts = await linesOf(asked);
  expect(parts).toHaveLength(3);
  for (const [i, { figure }] of (whole?.points ?? []).entries())
    expect(figure.value).toBe(parts.reduce((sum, { points: its }) => sum + (its[i]?.figure.value ?? 0), 0));
  await expect(linesOf({ ...asked, areaEpoch: '2019-01-01' })).rejects.toMatchObject({ code: 'AREA_ONLY_OLD_TO_NEW' });
});

test('too many points, and a span that ends before it begins, are refused', async () => {
  await expect(values({ code: 'W1', by: 'DAY', from: '2018-01-01', to: '2020-01-01' })).rejects.toMatchObject({ code: 'SERIES_TOO_LONG' });
  await expect(values({ code: 'W1', by: 'DAY' })).rejects.toMatchObject({ code: 'SERIES_TOO_LONG' });
  await expect(values({ code: 'W1', by: 'DAY', from: '2020-01-01', to: '2018-01-01' })).rejects.toMatchObject({ code: 'PERIOD_REVERSED' });
  await expect(values({ code: 'U1', by: 'DAY', measure: 'heads' })).rejects.toMatchObject({ code: 'UNKNOWN_MEASURE' });
});

test('an indicator is compared at two times, group by group', async () => {
  const comparison = `query($code: IndicatorCode!, $by: [Dimension!], $first: PeriodInput!, $second: PeriodInput!) {
    compareIndicator(code: $code, by: $by, first: $first, second: $second) {
      cells { group { value } figures { measure first { value noData } second { value noData } difference changePercent } } } }`;
  const years = { first: { from: '2018-01-01', to: '2019-01-01' }, second: { from: '2019-01-01', to: '2020-01-01' } };
  const compare = async (asked: object) => (await world.ask(comparison, { ...years, ...asked })).data.compareIndicator.cells;
  expect(await compare({ code: 'W1' })).toMatchObject([
    { group: [], figures: [{ first: { value: 2 }, second: { value: 1 }, difference: -1, changePercent: -50 }] },
  ]);
  expect(await compare({ code: 'W2', by: ['COMMUNE'] })).toMatchObject([
    { group: [{ value: commune2013 }], figures: [{ first: { value: 367 }, second: { value: 0 }, difference: -367, changePercent: -100 }] },
    { group: [{ value: neighbour2013 }], figures: [{ first: { value: 0 }, second: { value: 5 }, difference: 5, changePercent: null }] },
  ]);
  const [mean] = (await compare({ code: 'W3', first: { from: '2020-01-01', to: '2021-01-01' } }))[0].figures;
  expect(mean).toMatchObject({ measure: 'mean', first: { noData: true }, second: { value: 5 }, difference: null, changePercent: null });
});

test('what is told later changes what is known now, and not what was known then', async () => {
  // Told a month later: a session of 2018, and a correction of another.
  await session('s5', '2018-11-01', 20, { at: '2026-04-02T02:00:00Z' });
  await session('s1', '2018-10-09', 300, { at: '2026-04-03T02:00:00Z' });
  expect((await indicators.one('W2')).attendances?.value).toBe(375);
  const of2018 = { by: 'YEAR', from: '2018-01-01', to: '2019-01-01' };
  const then = { asOf: { on: '2026-03-31', known: 'THEN' } };
  const now = { asOf: { on: '2026-03-31' } };
  for (const [code, measure, before, after] of [
    ['W1', 'sessions', 2, 3],
    ['W2', 'attendances', 367, 330],
    ['W3', 'mean', 183.5, 110],
    ['W3', 'median', 183.5, 20],
  ]) {
    expect([code, await values({ code, measure, ...of2018, ...then })]).toEqual([code, { 2018: before }]);
    expect([code, await values({ code, measure, ...of2018, ...now })]).toEqual([code, { 2018: after }]);
  }
  const { data } =
    await world.ask(`{ compareIndicator(code: W2, first: { asOf: { on: "2026-04-02", known: THEN } }, second: { asOf: { on: "2026-04-02" } }) {
    cells { figures { difference } } } }`);
  expect(data.compareIndicator.cells[0].figures[0].difference).toBe(-57);
});

test('several measures of one span are counted in one pass', async () => {
  const before = world.statements.length;
  await world.ask(
    '{ a: series(code: W1, by: YEAR) { lines { points { period } } } b: series(code: W2, by: YEAR) { lines { points { period } } } }',
  );
  expect(world.statements.slice(before).filter((sql) => /FROM \(SELECT/i.test(sql))).toHaveLength(1);
});

test('a stock stands as it was at the end of each period, and a turnover is of the period', async () => {
  const guard = publisherOf(world, 'personnel.guard');
  const inPost = { unitId: 'u1', unit: unitFacts, kind: 'FULL_TIME', endOn: null, certificateFrom: null, certificateTo: null };
  await guard('g1', { ...inPost, startOn: '2024-01-06' });
  await guard('g2', { ...inPost, startOn: '2024-11-20', kind: 'PART_TIME' });
  await guard('g3', { ...inPost, startOn: '2024-01-06', state: 'ENDED', change: 'ended', endOn: '2025-06-01' });
  const ofGuards = async (asked: object) => {
    const { data, errors } = await world.ask(query, asked, officer);
    if (errors) throw { ...errors[0]?.extensions };
    return data.series.lines as Line[];
  };
  const span = { from: '2024-01-01', to: '2026-01-01' };
  const trained = { code: 'P2', measure: 'trained', by: 'HALF_YEAR', ...span };
  expect((await ofGuards(trained))[0]?.points.map(({ period, figure }) => [period, figure.denominator])).toEqual([
    ...[
      ['2024-H1', 2],
      ['2024-H2', 3],
      ['2025-H1', 2],
      ['2025-H2', 2],
    ],
  ]);
  const byRound = await ofGuards({ ...trained, measure: 'untrained', by: 'ROUND' });
  // The round of 2024 ended before the second one came.
  expect(valuesOf(byRound[0]?.points ?? [])).toMatchObject({ 2024: 2, 2025: 2, 2026: 2 });
  const left = await ofGuards({ code: 'P5', measure: 'left', by: 'YEAR', ...span });
  expect(valuesOf(left[0]?.points ?? [])).toEqual({ 2024: 0, 2025: 1 });
  // The span cuts its first and its last year: nobody left after June, and before the second of June one.
  const cutYears = async (from: string, to: string) =>
    valuesOf((await ofGuards({ code: 'P5', measure: 'left', by: 'YEAR', from, to }))[0]?.points ?? []);
  expect(await cutYears('2025-06-02', '2026-01-01')).toEqual({ 2025: 0 });
  expect(await cutYears('2024-03-01', '2025-06-02')).toEqual({ 2024: 0, 2025: 1 });
  expect(await cutYears('2024-03-01', '2025-06-01')).toEqual({ 2024: 0, 2025: 0 });
  const kinds = await ofGuards({ code: 'P5', measure: 'left', by: 'YEAR', breakdown: 'KIND', ...span });
  expect(kinds.map(({ group, points: its }) => [group?.value, valuesOf(its)])).toEqual([
    ['FULL_TIME', { 2024: 0, 2025: 1 }],
    ['PART_TIME', { 2024: 0, 2025: 0 }],
  ]);
  await expect(ofGuards({ ...trained, from: null })).rejects.toMatchObject({ code: 'REQUIRED' });
  await expect(ofGuards({ ...trained, by: 'MONTH', from: '2020-01-01' })).rejects.toMatchObject({ code: 'SERIES_TOO_LONG' });
  // What has no history is not made up.
  await expect(ofGuards({ ...trained, asOf: { on: '2025-01-01', known: 'THEN' } })).rejects.toMatchObject({ code: 'NO_HISTORY' });
  expect((await world.ask(query, trained)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
