import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { isFew } from '@binhan/reports/figures/people-grid';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officer, publisherOf, unitFacts } from './records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

// Histories that differ in a few people only: a commune, a unit, an audience, a programme, a quarter and the period of the article
// have 2, 3 or 4 learners, and another part of the same has the rest. If all answers of these histories are alike, then no sum,
// difference or comparison of these answers can tell which it is.
const possible = [2, 3, 4];
const together = 20;

const [here, there] = ['03386@2013-12-27', '03387@2013-12-27'];
const at = '2025-12-20T02:00:00Z';
let worlds: World[];

beforeAll(async () => {
  worlds = await Promise.all(possible.map(historyOf));
});
afterAll(() => Promise.all(worlds.map((world) => world.stop())));

async function historyOf(few: number): Promise<World> {
  const world = await createWorld();
  for (const id of [here, there]) await world.area(id, 'COMMUNE', [id]);
  const held = publisherOf(world, 'training.class');
  const line = (unitId: string, audience: string, learners: number) => ({
    ...{ unitId, unit: { ...unitFacts, kind: unitId === 'u1' ? 'SCHOOL' : 'AGENCY' } },
    ...{ audience, learners, passed: learners },
  });
  const course = { counts: 'PEOPLE', topic: 'FIRE' };
  const training = { ...course, kind: 'FIRE_TRAINING', programme: 'FIRE_TRAINING' };
  const drill = { ...course, kind: 'FIRE_DRILL', programme: 'FIRE_DRILLS' };
  const rest = together - few;
  await held('a', { ...training, areaId: here, firstDay: '2025-02-01', lines: [line('u1', 'OFFICIALS', few)] }, at);
  await held('b', { ...drill, areaId: there, firstDay: '2025-05-01', lines: [line('u2', 'WORKERS', rest), line('u1', 'PUPILS', 30)] }, at);
  await held('c', { ...training, areaId: here, firstDay: '2018-11-06', lines: [line('u1', 'OFFICIALS', few)] }, at);
  await held('d', { ...training, areaId: there, firstDay: '2018-11-06', lines: [line('u2', 'WORKERS', rest)] }, at);
  // Reported after the closing: before and after it, a year would differ by them.
  await held('e', { ...drill, areaId: here, firstDay: '2025-11-01', lines: [line('u1', 'PUPILS', few)] });
  await held('f', { ...drill, areaId: there, firstDay: '2026-02-01', lines: [line('u1', 'PUPILS', few)] });
  return world;
}

const groups = [
  'PROVINCE',
  'COMMUNE',
  'UNIT_KIND',
  'MANAGEMENT_LEVEL',
  'DAY',
  'MONTH',
  'QUARTER',
  'YEAR',
  'ROUND',
  'PROGRAMME',
  'TOPIC',
  'AUDIENCE',
  'KIND',
];
const filters = [
  ...[{ areaId: here }, { unitIds: ['u1'] }, { unitKinds: ['AGENCY'] }, { audiences: ['WORKERS'] }, { programmes: ['FIRE_DRILLS'] }],
  ...[{ kinds: ['FIRE_TRAINING'] }, { from: '2025-01-01', to: '2025-04-01' }, { from: '2025-01-01' }, { roundFrom: 2026 }],
];
const days = [{ on: '2025-03-31' }, { on: '2026-01-10', known: 'THEN' }, { on: '2026-06-30', known: 'THEN' }];
const single = [[], ...groups.map((one) => [one])];
const main = [[], ['YEAR'], ['QUARTER'], ['COMMUNE']];
const pairs = groups.flatMap((one, i) => groups.slice(i + 1).map((other) => [one, other]));
const few = [...single.map((by) => ({ by })), ...filters.map((filter) => ({ filter, by: ['YEAR'] }))];
const questions = [
  ...[...single, ...pairs].map((by) => ({ by })),
  ...filters.flatMap((filter) => main.map((by) => ({ by, filter }))),
  ...days.flatMap((asOf) => main.map((by) => ({ by, asOf }))),
];
type Cells = Awaited<ReturnType<ReturnType<typeof indicatorsOf>['cells']>>;

const answers = (asked: readonly object[], claims?: DevelopmentClaims, read: (cells: Cells) => unknown = (cells) => cells) =>
  Promise.all(
    worlds.map(async (world) => {
      const { cells } = indicatorsOf(world);
      const all = [];
      for (const question of asked) all.push([question, read(await cells('W4', question, claims))]);
      return all;
    }),
  );

function expectAlike(histories: readonly unknown[]): void {
  for (const other of histories.slice(1)) expect(other).toEqual(histories[0]);
}

test('whatever everyone asks of classes, the answer is the same for 2, 3 and 4', async () => {
  expectAlike(await answers(questions));
}, 120_000);

test('and so it is for an analyst, and for staff of somewhere else', async () => {
  const elsewhere: DevelopmentClaims = { roles: ['AREA_OFFICER', 'UNIT_HEAD'], areas: ['03999@2013-12-27'], units: ['u9'] };
  for (const claims of [{ roles: ['ANALYST' as const] }, elsewhere]) expectAlike(await answers(few, claims));
}, 120_000);

test('series, comparisons and the figures of the article tell no more', async () => {
  const value = 'value numerator denominator suppressed noData';
  const series = (more: string) => `series(code: W4, ${more}) { lines { group { value } points { period figure { ${value} } } } }`;
  const compared = (more: string) =>
    `compareIndicator(code: W4, ${more}) { cells { group { value } figures { difference first { ${value} } second { ${value} } } } }`;
  const doors = [
    ...['MONTH', 'QUARTER', 'YEAR', 'ROUND'].map((by) => series(`measure: "learners", by: ${by}`)),
    series('measure: "passRate", by: YEAR, breakdown: COMMUNE'),
    compared('first: { from: "2018-01-01", to: "2019-01-01" }, second: { from: "2025-01-01", to: "2026-01-01" }'),
    compared('by: [YEAR], first: { from: "2025-01-01" }, second: { asOf: { on: "2026-01-10", known: THEN } }'),
    `publishedFigures { id difference computed { ${value} } }`,
    ...[here, there].map((areaId) => `publishedFigures(areaId: "${areaId}") { id difference computed { ${value} } }`),
    'derivedFigures { id computed }',
  ];
  for (const door of doors) {
    const told = await Promise.all(worlds.map((world) => world.ask(`{ ${door} }`)));
    for (const { errors } of told) expect([door, errors]).toEqual([door, undefined]);
    expectAlike(told.map(({ data }) => [door, data]));
  }
});

test('hiding cell by cell, as before, is found out', async () => {
  const cellByCell = (cells: Cells) =>
    cells.map(({ group, learners }) => [group, isFew(learners?.value ?? null) ? 'hidden' : learners?.value]);
  const histories = await answers(few, officer, cellByCell);
  expect(() => expectAlike(histories)).toThrow();
});

test('an open year, and one as known today, would be found out', async () => {
  const live = await answers([{ by: ['YEAR'] }], officer, (cells) => cells.map(({ group, learners }) => [group, learners?.value]));
  const [two, three] = live;
  expect(two).not.toEqual(three);
});
