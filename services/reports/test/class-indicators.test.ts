import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officer, publisherOf, unitFacts } from './records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
const asked = { asOf: { on: '2026-03-02' } };
const home = unitFacts.areaId;
const elsewhere = '03409@2025-07-01';

const line = (unitId: string | null, audience: string, learners: number, passed: number, kind = 'SCHOOL') => ({
  ...{ unitId, unit: unitId ? { ...unitFacts, kind } : null },
  ...{ audience, learners, passed },
});

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  // The classes lie in a commune that the home of today succeeded.
  await world.area(home, 'COMMUNE', [home, '03386@2013-12-27']);
  await world.area(elsewhere, 'COMMUNE', [elsewhere]);
  const held = publisherOf(world, 'training.class');
  const course = { kind: 'FIRE_TRAINING', programme: 'FIRE_TRAINING', counts: 'PEOPLE', topic: 'FIRE', firstDay: '2026-02-01' };
  const drill = { kind: 'FIRE_DRILL', programme: 'FIRE_DRILLS', counts: 'ATTENDANCES', topic: 'FIRE_ESCAPE', firstDay: '2025-11-20' };
  await held('c1', { ...course, lines: [line('u1', 'OFFICIALS', 40, 30), line('u2', 'WORKERS', 20, 20, 'ENTERPRISE')] });
  await held('c2', { ...course, lines: [line('u1', 'WORKERS', 3, 2), line(null, 'CIVIL_DEFENCE', 17, 8)] });
  await held('c3', { ...drill, lines: [line('u1', 'PUPILS', 200, 200)] });
  await held('c4', { ...course, state: 'COMPLETED', change: 'completed', lines: [line('u1', 'OFFICIALS', 500, 500)] });
  await held('c5', { ...course, firstDay: '2026-03-03', lines: [line('u1', 'OFFICIALS', 500, 500)] });
});
afterAll(() => world.stop());

test('verified classes are counted on their first day, people and turns apart', async () => {
  expect(await ask.one('W4', asked, officer)).toMatchObject({
    classes: { value: 3 },
    learners: { value: 80 },
    attendances: { value: 200 },
    passRate: { value: 75, numerator: 60, denominator: 80 },
  });
  const drills = await ask.one('W4', { ...asked, filter: { programmes: ['FIRE_DRILLS'] } }, officer);
  expect(drills).toMatchObject({ classes: { value: 1 }, learners: { value: 0 }, attendances: { value: 200 }, passRate: { noData: true } });
  expect(await ask.valuesBy('W4', 'classes', { ...asked, by: ['TOPIC', 'ROUND'] })).toEqual({ 'FIRE 2026': 2, 'FIRE_ESCAPE 2026': 1 });
  const byKind = await ask.cells('W4', { ...asked, by: ['KIND'] }, officer);
  expect(byKind.map(({ group, learners }) => [group[0], learners?.value])).toEqual([
    ['FIRE_DRILL', 0],
    ['FIRE_TRAINING', 80],
  ]);
});

test('by unit and by audience only the lines of it are counted, and a class once in each', async () => {
  const byKind = await ask.cells('W4', { ...asked, by: ['UNIT_KIND'] }, officer);
  expect(byKind.map(({ group, classes, learners }) => [group[0], classes?.value, learners?.value])).toEqual([
    ['ENTERPRISE', 1, 20],
    ['SCHOOL', 3, 43],
    [null, 1, 17],
  ]);
  expect(await ask.one('W4', { ...asked, filter: { audiences: ['WORKERS'] } }, officer)).toMatchObject({
    classes: { value: 2 },
    learners: { value: 23 },
    passRate: { numerator: 22 },
  });
});

test('free questions tell everyone the classes and turns, and nothing of people, however many', async () => {
  const hidden = { value: null, numerator: null, denominator: null, suppressed: true, noData: false };
  for (const filter of [{}, { audiences: ['WORKERS'] }, { unitIds: ['u1'] }, { areaId: home }, { from: '2026-01-01' }]) {
    const figures = await ask.one('W4', { ...asked, filter });
    expect(figures).toMatchObject({
      learners: hidden,
      passRate: hidden,
      classes: { suppressed: false },
      attendances: { suppressed: false },
    });
  }
  expect(await ask.one('W4', asked)).toMatchObject({ classes: { value: 3 }, attendances: { value: 200 } });
});

test('staff count people freely in the part that is theirs, when they name it', async () => {
  const learnersOf = async (claims: DevelopmentClaims, filter: object) =>
    (await ask.one('W4', { ...asked, filter }, claims)).learners?.value ?? null;
  const head: DevelopmentClaims = { roles: ['UNIT_HEAD'], units: ['u2'] };
  expect(await learnersOf(head, { unitIds: ['u2'] })).toBe(20);
  for (const filter of [{}, { unitIds: ['u1'] }, { unitIds: ['u1', 'u2'] }, { areaId: home }])
    expect(await learnersOf(head, filter)).toBeNull();
  const local: DevelopmentClaims = { roles: ['AREA_OFFICER'], areas: [home] };
  expect(await learnersOf(local, { areaId: home, audiences: ['WORKERS'] })).toBe(23);
  for (const filter of [{}, { unitIds: ['u1'] }, { areaId: elsewhere }]) expect(await learnersOf(local, filter)).toBeNull();
  expect(await learnersOf({ roles: ['ANALYST'] }, { areaId: home })).toBeNull();
});

test('the rows behind the classes are listed to who may see them', async () => {
  const query = '{ indicatorRows(code: W4, measure: "learners", asOf: { on: "2026-03-02" }) { nodes { id amount } } }';
  expect((await world.ask(query, {}, officer)).data.indicatorRows.nodes).toEqual([
    { id: 'c1', amount: 60 },
    { id: 'c2', amount: 20 },
  ]);
  const head = { roles: ['UNIT_HEAD' as const], units: ['u2'] };
  expect((await world.ask(query, {}, head)).data.indicatorRows.nodes).toEqual([{ id: 'c1', amount: 20 }]);
});
