import { daysBetween, plusDays } from '@binhan/common/days';
import { daysFrom } from '@binhan/reports/sources/day-number';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { officer, publisherOf, unitFacts } from './records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
const on = '2026-06-01';
const today = { asOf: { on } };
const figuresOf = (code: string, question: object = today) => ask.one(code, question, officer);
const ofUnit = (id: string, question: object = today) => ({ ...question, filter: { unitIds: [id] } });

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  const unit = publisherOf(world, 'units.unit');
  const opened = (id: string, openedOn: string, more: object = {}) =>
    unit(id, { code: id, areaId: unitFacts.areaId, openedOn, headcountStaff: 20, headcountPupils: 80, ...more });
  await opened('u1', '2020-01-01');
  await opened('u2', '2020-01-01', { kind: 'AGENCY', subKind: null, headcountPupils: null });
  await opened('u3', '2020-01-01', { headcountPupils: null });
  await opened('u4', '2026-04-01');
  await opened('u5', '2020-01-01', { state: 'SUSPENDED', change: 'suspended' });
  await opened('u6', '2020-01-01', { state: 'DISSOLVED', change: 'closed', closedOn: '2026-05-01' });
  const session = publisherOf(world, 'training.session');
  const held = (id: string, heldOn: string, lines: [string | null, number][], more: object = {}) =>
    session(id, {
      ...{ programme: 'MOVEMENT_AND_LAW', heldOn, reportedOn: plusDays(heldOn, 2), verifiedOn: plusDays(heldOn, 5) },
      lines: lines.map(([unitId, attendance]) => ({ unitId, unit: unitId ? unitFacts : null, audience: 'OFFICIALS', attendance })),
      ...more,
    });
  await held('s1', '2025-12-01', [['u1', 60]]);
  await held('s2', '2026-02-20', [
    ['u1', 30],
    ['u1', 10],
    ['u2', 10],
    [null, 5],
  ]);
  await held('s3', '2026-05-22', [['u1', 50]], { countMethod: 'ESTIMATE', reportedOn: '2026-05-29' });
  // Reported only, of the day after, of the time before: the first two reach nobody by the day.
  await held('s4', '2026-05-30', [['u2', 500]], { state: 'REPORTED', change: 'reported', verifiedOn: null });
  await held('s5', '2026-06-02', [['u2', 500]]);
  await held('s6', '2024-03-01', [['u3', 7]]);
});
afterAll(() => world.stop());

test('days are subtracted in SQL as by the calendar', async () => {
  const { manager } = world.database.read;
  const day = fc.integer({ min: 0, max: 54_000 }).map((days) => plusDays('1952-01-01', days));
  await fc.assert(
    fc.asyncProperty(day, day, async (first, second) => {
      const query = manager.createQueryBuilder().select(daysFrom(':first', ':second'), 'days').from('(SELECT 1 AS one)', 'o');
      const row = await query.setParameters({ first, second }).getRawOne<{ days: string }>();
      expect(Number(row?.days)).toBe(daysBetween(first, second));
    }),
    { numRuns: 200 },
  );
});

test('a unit waits for a session since the last one, or since it was opened', async () => {
  expect((await ask.one('W1', { asOf: { on: '2026-12-31' } })).sessions?.value).toBe(5);
  // u1 10 days, u2 101, u3 822, u4 none since 61 days; u5 is suspended and u6 closed.
  expect(await figuresOf('W5')).toMatchObject({
    medianDays: { value: 101 },
    over90: { value: 50, numerator: 2, denominator: 4 },
    over180: { value: 25, numerator: 1, denominator: 4 },
    never: { value: 1 },
  });
  // Ninety days are not more than ninety.
  expect((await figuresOf('W5', ofUnit('u2', { asOf: { on: '2026-05-21' } }))).over90?.value).toBe(0);
  expect((await figuresOf('W5', ofUnit('u2', { asOf: { on: '2026-05-22' } }))).over90?.value).toBe(100);
  expect((await figuresOf('W5', ofUnit('u4'))).medianDays).toMatchObject({ value: null, noData: true });
  // u6 was there on a day before.
  expect((await figuresOf('W5', { asOf: { on: '2026-03-02' } })).over90).toMatchObject({ numerator: 2, denominator: 4 });
});

test('the units behind the median are listed with their days', async () => {
  const query = '{ indicatorRows(code: W5, asOf: { on: "2026-06-01" }) { totalCount nodes { id amount } } }';
  const { data } = await world.ask(query, {}, officer);
  expect(data.indicatorRows).toEqual({
    totalCount: 3,
    nodes: [
      { id: 'u1', amount: 10 },
      { id: 'u2', amount: 101 },
      { id: 'u3', amount: 822 },
    ],
  });
});

test('the longest gap of a unit lies within the round, with its two ends', async () => {
  const longest = async (id: string, day = on) => (await figuresOf('W5', ofUnit(id, { asOf: { on: day } }))).longestGap?.value;
  // u1: 2025-11-16, 12-01, 02-20, 05-22, 06-01.
  expect(await longest('u1')).toBe(91);
  expect(await longest('u1', '2026-02-19')).toBe(80);
  expect(await longest('u2')).toBe(101);
  expect(await longest('u3')).toBe(197);
  expect(await longest('u4')).toBe(61);
  expect((await figuresOf('W5')).longestGap?.value).toBe(96);
  // A new round begins with no gap.
  expect(await longest('u3', '2026-11-16')).toBe(0);
  expect(await longest('u3', '2026-11-15')).toBe(364);
  // Until 2021 rounds were calendar years.
  expect(await longest('u1', '2021-03-01')).toBe(59);
  await expect(figuresOf('W5', { ...today, filter: { from: '2026-01-01' } })).rejects.toMatchObject({ code: 'NOT_COUNTED_BY' });
});

test('reach is attendances of the period by headcount, of units that have one', async () => {
  // u3 is a school without its number of pupils.
  expect(await figuresOf('W6')).toMatchObject({
    reach: { value: 0.73, numerator: 160, denominator: 220 },
    notReached: { value: 2 },
    notReachedShare: { value: 50 },
    withoutHeadcount: { value: 1 },
  });
  const spring = { ...today, filter: { from: '2026-02-20', to: '2026-05-22' } };
  expect(await figuresOf('W6', spring)).toMatchObject({ reach: { value: 0.23, numerator: 50 }, notReached: { value: 2 } });
  expect((await figuresOf('W6', { ...today, filter: { from: '2024-01-01', unitIds: ['u3'] } })).notReached?.value).toBe(0);
  const byKind = await ask.cells('W6', { ...today, by: ['UNIT_KIND'] }, officer);
  expect(byKind.map(({ group, reach }) => [group[0], reach?.value])).toEqual([
    ['AGENCY', 0.5],
    ['SCHOOL', 0.75],
  ]);
  await expect(ask.one('W6', today)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the quality of data is that of reported sessions, and of the units of the day', async () => {
  expect(await figuresOf('Q1')).toMatchObject({
    unverified: { value: 20, numerator: 1, denominator: 5 },
    reportDays: { value: 2 },
    estimates: { value: 20, numerator: 1 },
    withoutHeadcount: { value: 25, numerator: 1, denominator: 4 },
  });
  const may = { ...today, filter: { from: '2026-05-01', to: '2026-06-01' } };
  expect(await figuresOf('Q1', may)).toMatchObject({
    unverified: { value: 50 },
    reportDays: { value: 4.5 },
    withoutHeadcount: { value: 25 },
  });
});

test('a session stands out among those of its programme', async () => {
  const session = publisherOf(world, 'training.session');
  const held = (id: string, programme: string, attendance: number) =>
    session(id, {
      ...{ programme, heldOn: '2019-05-06', reportedOn: '2019-05-06' },
      lines: [{ unitId: null, unit: null, audience: 'OFFICIALS', attendance }],
    });
  // Ten of 10 to 12 and one of 40; ten of 300 to 320 and an empty one: a mix of both programmes would show neither.
  for (let i = 0; i < 10; i++) await held(`a${i}`, 'MOVEMENT_AND_LAW', 10 + (i % 3));
  for (let i = 0; i < 10; i++) await held(`b${i}`, 'TRAFFIC_AT_UNITS', 300 + 2 * i);
  await held('a10', 'MOVEMENT_AND_LAW', 40);
  await held('b10', 'TRAFFIC_AT_UNITS', 0);
  const of2019 = { asOf: { on: '2019-12-31' }, filter: { from: '2019-01-01' } };
  expect((await ask.one('W1', of2019)).sessions?.value).toBe(22);
  expect((await ask.one('W3', of2019)).outliers?.value).toBe(2);
  expect(await ask.valuesBy('W3', 'outliers', { ...of2019, by: ['PROGRAMME'] })).toEqual({ MOVEMENT_AND_LAW: 1, TRAFFIC_AT_UNITS: 1 });
  expect(await ask.valuesBy('W3', 'outliers', { ...of2019, by: ['MONTH'] })).toEqual({ '2019-05': 2 });
  expect((await ask.one('W3', { asOf: { on: '2001-01-01' } })).outliers).toMatchObject({ value: null, noData: true });
});
