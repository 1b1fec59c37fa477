import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tipsOf } from './tip-world.ts';
import { type Answered, createWorld, indicatorsOf, type World } from './world.ts';

const officer = { roles: ['PROVINCIAL_OFFICER' as const] };
const [province, commune, other] = ['12@2013-12-27', '03408@2025-07-01', '03388@2025-07-01'];
let world: World;
let publish: ReturnType<typeof tipsOf>;
let ask: ReturnType<typeof indicatorsOf>;
const one = (code: string, question: object = {}) => ask.one(code, question, officer);
const valuesBy = async (code: string, measure: string, question: object) =>
  Object.fromEntries((await ask.cells(code, question, officer)).map((cell) => [cell.group.join(' '), cell[measure]?.value]));
const values = (figures: Answered) => Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure?.value]));

beforeAll(async () => {
  world = await createWorld();
  publish = tipsOf(world);
  ask = indicatorsOf(world);
  await world.area(province, 'PROVINCE', [province, commune, other]);
  for (const id of [commune, other]) await world.area(id, 'COMMUNE', [id], { parentId: province });
  await publish.tip('open');
  await publish.tip('dismissed', { state: 'OUT_OF_SCOPE', channel: 'LETTER', areaId: other });
  await publish.closed('useless', { receivedOn: '2026-03-01', extended: true });
  await publish.closed('unfounded', { value: 'UNFOUNDED', category: 'FRAUD' });
  await publish.closed('valuable', { value: 'VALUABLE', sourceUnitKind: 'SCHOOL', forwardedInTime: false, forwardedClass: 'LATER' });
  await publish.closed('of nobody', { value: 'VALUABLE', forwardedClass: null, acknowledgedClass: null, resolvedClass: null });
});
afterAll(() => world.stop());

test('all tips count as received, by channel, category, area and period', async () => {
  expect((await one('T1')).received).toMatchObject({ value: 6, noData: false });
  expect(await valuesBy('T1', 'received', { by: ['CHANNEL', 'CATEGORY'] })).toEqual({ 'LETTER THEFT': 1, 'WEB FRAUD': 1, 'WEB THEFT': 4 });
  expect(await valuesBy('T1', 'received', { by: ['MONTH'] })).toEqual({ '2026-02': 5, '2026-03': 1 });
  expect(await valuesBy('T1', 'received', { by: ['COMMUNE'] })).toEqual({ [commune]: 5, [other]: 1 });
  expect((await one('T1', { filter: { areaId: other } })).received?.value).toBe(1);
});

test('valuable are those that two people agree on, as a share of the closed ones', async () => {
  expect(await one('T2')).toMatchObject({
    valuable: { value: 2 },
    fromUnits: { value: 1 },
    share: { value: 50, numerator: 2, denominator: 4 },
  });
  expect(await valuesBy('T2', 'share', { by: ['CATEGORY'] })).toEqual({ FRAUD: 0, THEFT: 66.67 });
  await expect(one('T2', { filter: { unitKinds: ['SCHOOL'] } })).rejects.toMatchObject({ code: 'NOT_COUNTED_BY' });
});

test('of years of which only valuable tips are known there is no share, which is not 100 %', async () => {
  await publish.closed('of the article', { receivedOn: '2018-05-02', value: 'VALUABLE', sourceUnitKind: 'AGENCY' });
  expect((await one('T2')).valuable?.value).toBe(3);
  const old = await one('T2', { filter: { to: '2019-08-12' } });
  expect(old).toMatchObject({ valuable: { value: 1 }, share: { value: null, noData: true } });
  expect((await one('T2')).share).toMatchObject({ numerator: 2, denominator: 4 });
});

test('clocks are told as the share in time, and as classes where an event tells one', async () => {
  expect(await one('T4', { filter: { from: '2026-01-01' } })).toMatchObject({
    forwardedOnTime: { value: 75, numerator: 3, denominator: 4 },
    forwardedSameDay: { value: 2 },
    forwardedInTime: { value: 0 },
    forwardedLater: { value: 1 },
    acknowledgedInTime: { value: 3 },
    resolvedOnTime: { value: 100 },
    resolvedUpToTwice: { value: 0 },
  });
});

test('open tips are counted by their age on the day, and shares tell what was no tip', async () => {
  await publish.tip('forwarded', { state: 'FORWARDED', receivedOn: '2026-02-28' });
  expect((await one('T5')).open?.value).toBe(2);
  const on = (day: string) => one('T5', { asOf: { on: day } }).then(values);
  expect(await on('2026-02-10')).toMatchObject({ open: 1, openNew: 1, openWithinLimit: 0 });
  expect(await on('2026-03-02')).toMatchObject({ open: 2, openNew: 1, openWithinLimit: 1, openWithinExtension: 0 });
  expect(await on('2026-03-03')).toMatchObject({ openNew: 1, openWithinExtension: 1 });
  expect(await on('2026-05-20')).toMatchObject({ open: 2, openWithinExtension: 0, openLonger: 2, extended: 1 });
  expect(await on('2026-05-19')).toMatchObject({ openWithinExtension: 1, openLonger: 1 });
  const { outOfScope, unfounded } = await one('T5', { filter: { from: '2026-01-01' } });
  expect(outOfScope).toMatchObject({ numerator: 1, denominator: 7 });
  expect(unfounded).toMatchObject({ numerator: 1, denominator: 4 });
});

test('a case counts as last corrected, and arrests are told for each case', async () => {
  await publish.outcome('one', { arrestedCount: 3 });
  await publish.outcome('one', { state: 'CORRECTED', arrestedCount: 2, clarifiedOn: '2026-01-20' });
  await publish.outcome('two', { areaId: other });
  expect(values(await one('T3'))).toEqual({ cases: 2, arrested: 3, perCase: 1.5 });
  expect(await valuesBy('T3', 'arrested', { by: ['MONTH'] })).toEqual({ '2026-01': 2, '2026-02': 1 });
});

test('boxes count while they hang, and are overdue after their day', async () => {
  await publish.box('hangs');
  await publish.box('overdue', { openDueOn: '2026-02-01' });
  await publish.box('gone', { state: 'REMOVED', openDueOn: null });
  expect(values(await one('T6'))).toEqual({ active: 2, overdue: 1 });
  expect(values(await one('T6', { asOf: { on: '2026-02-01' } }))).toEqual({ active: 2, overdue: 0 });
  const supervisor = { roles: ['TIP_SUPERVISOR' as const] };
  expect(values(await ask.one('T6', {}, supervisor))).toEqual({ active: 2, overdue: 1 });
});

test('erased tips are counted as before, also in a period that begins in the middle of their quarter', async () => {
  const all = async () => {
    const article = { filter: { from: '2018-05-02', to: '2018-05-03', areaId: province } };
    const figures = await Promise.all(['T1', 'T2', 'T4', 'T5'].map((code) => one(code)));
    return [...figures.map(values), (await one('T2', article)).valuable?.value, await valuesBy('T1', 'received', { by: ['QUARTER'] })];
  };
  const before = await all();
  expect(before.slice(-2)).toEqual([1, { '2018-Q2': 1, '2026-Q1': 7 }]);
  await publish.erase('of the article');
  const durations = [{ category: 'THEFT', forward: [1, 0, 0, 0], acknowledge: [0, 1, 0, 0], resolve: [0, 1, 0, 0] }];
  const channels = [{ channel: 'WEB', category: 'THEFT', tips: 1 }];
  await publish.purged('2018-Q2', [{ sourceUnitKind: 'AGENCY' }], channels, durations);
  expect(await valuesBy('T1', 'received', { by: ['MONTH'] })).toEqual({ '2026-02': 6, '2026-03': 1, '': 1 });
  expect(await all()).toEqual(before);
  expect((await one('T2', { filter: { to: '2019-08-12', areaId: other } })).valuable?.value).toBe(0);
});

test('the records behind a figure add up to it, for who is trusted with both', async () => {
  const query = `query($code: IndicatorCode!, $measure: String!) {
    indicatorRows(code: $code, measure: $measure, first: 200) { totalCount nodes { id lineNo unit { id } amount } } }`;
  const both = { roles: ['TIP_SUPERVISOR' as const, 'PROVINCIAL_OFFICER' as const] };
  const rowsOf = async (code: string, measure: string) => (await world.ask(query, { code, measure }, both)).data.indicatorRows.nodes;
  for (const code of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'])
    for (const [measure, { value, numerator }] of Object.entries(await one(code)).filter(([name]) => name !== 'group')) {
      const rows = await rowsOf(code, measure);
      const sum = rows.reduce((total: number, { amount }: { amount: number }) => total + amount, 0);
      expect([code, measure, sum]).toEqual([code, measure, numerator ?? value]);
      expect(rows.every(({ unit }: { unit: null }) => unit === null)).toBe(true);
    }
  const refused = [officer, { roles: ['TIP_SUPERVISOR' as const] }, { roles: ['UNIT_HEAD' as const], units: ['u1'] }, undefined];
  for (const claims of refused)
    expect((await world.ask(query, { code: 'T1', measure: 'received' }, claims)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('beyond the grid tips are counted for the provincial officer alone', async () => {
  const roles = [
    'UNIT_HEAD',
    'UNIT_CONTACT',
    'AREA_OFFICER',
    'ANALYST',
    'TIP_INTAKE',
    'TIP_ASSESSOR',
    'TIP_SUPERVISOR',
    'AUDITOR',
  ] as const;
  for (const role of roles) {
    const claims = { roles: [role], units: ['u1'], areas: [province] };
    for (const code of ['T2', 'T4', 'T5']) await expect(ask.one(code, {}, claims)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const code of ['T1', 'T3']) await expect(ask.one(code, {}, claims)).rejects.toMatchObject({ code: 'ONLY_FIXED_GRID' });
  }
});
