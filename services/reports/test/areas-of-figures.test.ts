import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publisherOf } from './records.ts';
import { commune2013, commune2025, growTree, neighbour2013, sessionsIn } from './sessions.ts';
import { recordsIn } from './unit-records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

// A district of 2013 with two communes, which one commune of 2025 follows.
let world: World;
let ask: ReturnType<typeof indicatorsOf>;
const [province, district] = ['12@2013-12-27', '105@2013-12-27'];
const old = { areaEpoch: '2020-01-01' };
const grown = { areaEpoch: '2025-07-01' };
const before = { filter: { to: '2020-01-01' } };
const none = { unitId: null, unit: null, authorityId: 'POLICE:12@2013-12-27' };

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  await growTree(world);
  const session = sessionsIn(world);
  await session('s1', '2018-10-09', 357);
  await session('s2', '2019-04-01', 5, { areaId: neighbour2013 });
  await session('s3', '2025-08-01', 40, { areaId: commune2025 });
  const plan = publisherOf(world, 'units.plan');
  const tasks = { tasks: 4, doneOnTime: 1, openDueOn: [] };
  await plan('of-unit', { ...tasks, done: 1, year: 2018, approvedOn: '2018-01-15', areaId: commune2013 });
  await plan('of-district', { ...tasks, ...none, done: 2, year: 2018, approvedOn: '2018-01-15', areaId: district });
  await plan('of-province', { ...tasks, ...none, done: 4, year: 2018, approvedOn: '2018-01-15', areaId: province });
});
afterAll(() => world.stop());

test('groups of several levels stand in the tree of one day', async () => {
  const cells = await ask.cells('W1', { ...before, ...old, by: ['DISTRICT', 'COMMUNE'] });
  expect(cells.map(({ group, sessions }) => [...group, sessions?.value])).toEqual([
    [district, commune2013, 1],
    [district, neighbour2013, 1],
  ]);
  expect(await ask.valuesBy('W1', 'sessions', { ...grown, by: ['PROVINCE', 'COMMUNE'] })).toEqual({ [`${province} ${commune2025}`]: 3 });
});

test('every level must have areas on the day, and every record a place in them', async () => {
  await expect(ask.cells('W1', { ...grown, by: ['PROVINCE', 'DISTRICT'] })).rejects.toMatchObject({ code: 'NO_SUCH_AREAS' });
  const unplaced = { code: 'AREA_ONLY_OLD_TO_NEW', field: 'areaEpoch' };
  await expect(ask.cells('W1', { ...old, by: ['PROVINCE', 'COMMUNE'] })).rejects.toMatchObject(unplaced);
});

test('a median alone is refused like a count where records would go back into older areas', async () => {
  const { errors } = await world.ask(
    '{ indicator(code: W3, measures: ["median"], by: [COMMUNE], areaEpoch: "2020-01-01") { cells { group { value } } } }',
  );
  expect(errors?.[0]?.extensions.code).toBe('AREA_ONLY_OLD_TO_NEW');
});

test('the plan of an authority is of its district or province, and of no commune', async () => {
  const doneBy = async (question: object) => {
    const cells = await ask.cells('R3', { filter: { roundFrom: 2018, roundTo: 2018 }, ...question });
    return cells.map(({ group, tasksInTime }) => [...group, tasksInTime?.denominator]);
  };
  expect(await doneBy({ by: ['COMMUNE'] })).toEqual([
    [commune2013, 1],
    [null, 6],
  ]);
  expect(await doneBy({ by: ['DISTRICT'] })).toEqual([
    [district, 3],
    [null, 4],
  ]);
  expect(await doneBy({ ...grown, by: ['COMMUNE'] })).toEqual([
    [commune2025, 1],
    [null, 6],
  ]);
  expect(await doneBy({ ...old, by: ['DISTRICT'] })).toEqual([
    [district, 3],
    [null, 4],
  ]);
});

test('communes are counted in the tree of the day: what two did before the merger is not done by three', async () => {
  const { unit, registration } = recordsIn(world);
  const since2014 = { areaSince: '2014-01-01', openedOn: '2014-01-01' };
  await unit('u1', { ...since2014, areaId: commune2013 });
  await unit('u2', { ...since2014, areaId: neighbour2013 });
  await registration('r1', 'u1', { roundYear: 2018, ruleSetId: 'RS-2012', submittedOn: '2018-03-01', unit: { areaId: commune2013 } });
  // The commune of u1 did something in 2018, and had a session besides; that of u2 had one in 2019 only.
  const question = { filter: { roundFrom: 2018, roundTo: 2018 }, asOf: { on: '2020-01-01' } };
  expect(await ask.one('U9', question)).toMatchObject({ communes: { value: 2 }, inactiveCommunes: { value: 1 } });
  expect(await ask.one('U9', { ...question, ...grown })).toMatchObject({
    ...{ communes: { value: 1 }, inactiveCommunes: { value: 0 }, coverageRange: { value: 0 } },
  });
  expect(await ask.cells('U9', { ...question, ...grown, by: ['COMMUNE'] })).toMatchObject([
    { group: [commune2025], communes: { value: 1 } },
  ]);
});

test('a recognition counts where and when its unit registered: a rate has one base, over the merger too', async () => {
  const { registration, recognition } = recordsIn(world);
  const round = { roundFrom: 2025, roundTo: 2025 };
  const registered = { roundYear: 2025, submittedOn: '2025-03-03', unit: { areaId: commune2013 } };
  await registration('r25', 'u1', registered);
  await registration('r26', 'u2', registered);
  await recognition('c25', 'u1', { registrationId: 'r25', roundYear: 2025, decidedOn: '2025-11-25', unit: { areaId: commune2025 } });
  const half = { numerator: 1, denominator: 2, value: 50 };
  const both = { distinctUnits: half, records: half };
  expect(await ask.cells('U3', { filter: round, by: ['COMMUNE'] })).toMatchObject([{ group: [commune2013], ...both }]);
  expect(await ask.cells('U3', { filter: round, by: ['PROVINCE'] })).toMatchObject([{ group: [province], ...both }]);
  expect(await ask.one('U3', { filter: { ...round, areaId: district } })).toMatchObject(both);
  expect(await ask.cells('U3', { filter: { from: '2025-01-01', to: '2025-07-01' }, by: ['MONTH'] })).toMatchObject([
    { group: ['2025-03'], ...both },
  ]);
  // U2 counts the decision where and when it was made.
  expect(await ask.cells('U2', { filter: round, by: ['COMMUNE', 'MONTH'] })).toMatchObject([{ group: [commune2025, '2025-11'] }]);
});
