import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recordsIn } from './unit-records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
const [city, hill, valley] = ['03408@2025-07-01', '03388@2025-07-01', '03390@2025-07-01'];
// In the round 2026, which ends on 15/11, and after it.
const inRound = { on: '2026-10-01' };
const afterRound = { on: '2026-11-30' };
const round = { roundFrom: 2026, roundTo: 2026 };

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  const { unit, registration, recognition, session } = recordsIn(world);
  for (const commune of [city, valley]) await world.area(commune, 'COMMUNE', [commune]);
  await world.area(hill, 'COMMUNE', [hill, '03389@2020-01-01']);
  await world.area('03389@2020-01-01', 'COMMUNE', ['03389@2020-01-01'], { validTo: '2025-07-01' });
  await world.area('12@2013-12-27', 'PROVINCE', ['12@2013-12-27', city, hill, valley, '03389@2020-01-01']);
  await unit('u1');
  await unit('u2', { kind: 'ENTERPRISE', subKind: 'PRIVATE_ENTERPRISE', size: 'MEDIUM', isKeyEconomic: true });
  await unit('u3', { kind: 'ENTERPRISE', subKind: 'STATE_ENTERPRISE', size: 'LARGE', isLarge: true, areaId: hill });
  await unit('u4', { areaId: hill });
  await unit('u5', { areaId: valley });
  // None of these takes part in the round of 2026.
  await unit('small', { kind: 'ENTERPRISE', subKind: 'PRIVATE_ENTERPRISE', size: 'SMALL' });
  await unit('primary', { kind: 'SCHOOL', subKind: 'PRIMARY' });
  await unit('later', { openedOn: '2026-11-20' });
  await unit('closed', { state: 'DISSOLVED', closedOn: '2026-09-01' });
  await unit('paused');
  await unit('paused', { state: 'SUSPENDED' }, '2026-06-01T02:00:00Z');
  await registration('r1', 'u1');
  await registration('r2', 'u2', { unit: { kind: 'ENTERPRISE', isKeyEconomic: true }, late: true, submittedOn: '2026-04-15' });
  await registration('r3', 'u3', { state: 'WITHDRAWN' });
  await registration('old', 'u1', { roundYear: 2021, ruleSetId: 'RS-2012', submittedOn: '2021-03-02' });
  await recognition('c1', 'u1', { registrationId: 'r1' });
  await session('s1', ['u4'], { areaId: hill });
  // Of the round before, and one in the commune that became the hill's.
  await session('s3', ['u4'], { areaId: '03389@2020-01-01', heldOn: '2025-05-05' });
  await session('s2', ['u5'], { areaId: valley, heldOn: '2025-11-15' });
  expect((await ask.one('W1')).sessions?.value).toBe(3);
  expect((await ask.one('U2')).records?.value).toBe(1);
  expect((await ask.one('U1')).records?.value).toBe(3);
  expect((await ask.one('U4', { asOf: inRound })).coverage).toMatchObject({ value: 40, numerator: 2, denominator: 5 });
});
afterAll(() => world.stop());

test('coverage is of units that take part: open, not suspended, not exempt by their size or kind', async () => {
  const { takingPart, notRegistered } = await ask.one('U4', { asOf: inRound });
  expect([takingPart?.value, notRegistered?.value]).toEqual([5, 3]);
  expect((await ask.one('U4', { asOf: inRound })).coverage).toMatchObject({ ruleSet: 'RS-2021' });
});

test('a unit counts until it is suspended or closed, and from its opening on', async () => {
  expect((await ask.one('U4', { asOf: { on: '2026-05-31' } })).takingPart?.value).toBe(7);
  expect((await ask.one('U4', { asOf: { on: '2026-06-01' } })).takingPart?.value).toBe(6);
  // The next round: the one that opened meanwhile takes part in it.
  expect((await ask.one('U4', { asOf: afterRound })).takingPart?.value).toBe(6);
  expect((await ask.one('U4', { asOf: afterRound, filter: round })).takingPart?.value).toBe(5);
});

test('an earlier round has its own rule set: small enterprises and primary schools took part', async () => {
  // Nothing was known of the suspension and nobody had closed; the last day of the round decides.
  const question = { asOf: afterRound, filter: { roundFrom: 2021, roundTo: 2021 } };
  expect((await ask.one('U4', question)).coverage).toMatchObject({ numerator: 1, denominator: 9, ruleSet: 'RS-2012' });
  expect(await ask.valuesBy('U4', 'takingPart', { asOf: afterRound, filter: { roundFrom: 2021 }, by: ['ROUND'] })).toMatchObject({
    2021: 9,
    2026: 5,
    2027: 6,
  });
});

test('it is asked by area, kind and flag, and the rows behind it are the units', async () => {
  expect(await ask.valuesBy('U4', 'coverage', { asOf: inRound, by: ['COMMUNE'] })).toEqual({ [city]: 100, [hill]: 0, [valley]: 0 });
  expect(await ask.valuesBy('U4', 'takingPart', { asOf: inRound, by: ['UNIT_KIND'] })).toEqual({ AGENCY: 3, ENTERPRISE: 2 });
  await expect(ask.one('U4', { filter: { from: '2026-01-01' } })).rejects.toMatchObject({ code: 'NOT_COUNTED_BY' });
  const query =
    'query($asOf: AsOf) { indicatorRows(code: U4, measure: "notRegistered", asOf: $asOf) { totalCount nodes { unit { id } roundYear amount } } }';
  const { data } = await world.ask(query, { asOf: inRound }, { roles: ['PROVINCIAL_OFFICER' as const] });
  expect(data.indicatorRows.nodes.map(({ unit }: { unit: { id: string } }) => unit.id)).toEqual(['u3', 'u4', 'u5']);
  const own = await world.ask(query, { asOf: inRound }, { roles: ['UNIT_HEAD' as const], units: ['u4'] });
  expect(own.data.indicatorRows).toMatchObject({ totalCount: 1, nodes: [{ unit: { id: 'u4' }, roundYear: 2026, amount: 1 }] });
});

test('a day before the first round has no units, and no data', async () => {
  expect((await ask.one('U4', { asOf: { on: '2012-10-01' } })).coverage).toMatchObject({ value: null, denominator: 0, noData: true });
});

test('unevenness compares communes, and finds those where nothing happened', async () => {
  expect(await ask.one('U9', { asOf: afterRound, filter: round })).toMatchObject({
    coverageRange: { value: 100 },
    coverageInterquartileRange: { value: 50 },
    coverageGini: { value: 0.67 },
    // Only one commune has registrations, so none differs from it.
    recognitionRange: { value: 0 },
    communes: { value: 3 },
    inactiveCommunes: { value: 1 },
  });
  // In the round before, each of the two had a session, one of them in the commune that it succeeded.
  const before = { asOf: afterRound, filter: { roundFrom: 2025, roundTo: 2025 } };
  expect(await ask.valuesBy('U9', 'inactiveCommunes', { ...before, by: ['COMMUNE'] })).toEqual({ [city]: 1, [hill]: 0, [valley]: 0 });
});

test('key economic and large units are counted apart', async () => {
  expect(await ask.one('U11', { asOf: afterRound, filter: round })).toMatchObject({
    registered: { value: 1 },
    recognised: { value: 0 },
    rate: { value: 0, denominator: 1 },
    coverage: { value: 50, numerator: 1, denominator: 2 },
  });
  expect(await ask.valuesBy('U11', 'coverage', { asOf: afterRound, filter: round, by: ['LARGE'] })).toEqual({ false: 100, true: 0 });
});

test('all that compares communes is counted in one statement', async () => {
  const before = world.statements.length;
  await ask.one('U9', { asOf: afterRound, filter: round });
  expect(
    world.statements.slice(before).filter((sql) => /FROM \(SELECT/i.test(sql) && /^SELECT/i.test(sql) && /GROUP BY/i.test(sql)),
  ).toHaveLength(1);
});
