import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publisherOf } from './records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
let held: (id: string, firstDay: string, learners: number, passed: number, at?: string) => Promise<void>;
const beforeTheClosing = '2026-01-15T16:59:00Z';
const afterTheClosing = '2026-01-15T17:00:00Z';

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  const publish = publisherOf(world, 'training.class');
  const course = { kind: 'FIRE_TRAINING', programme: 'FIRE_TRAINING', counts: 'PEOPLE', topic: 'FIRE' };
  held = (id, firstDay, learners, passed, at) =>
    publish(id, { ...course, firstDay, lines: [{ unitId: null, unit: null, audience: 'WORKERS', learners, passed }] }, at);
  await held('c1', '2025-02-01', 60, 40, '2025-02-20T02:00:00Z');
  await held('c2', '2025-12-30', 21, 20, beforeTheClosing);
  await held('c3', '2025-03-01', 500, 500, afterTheClosing);
  await held('c4', '2024-03-01', 30, 27, '2024-04-01T02:00:00Z');
  await held('c5', '2019-11-01', 50, 40, '2019-12-01T02:00:00Z');
  await held('c6', '2026-02-01', 70, 60, '2026-03-01T02:00:00Z');
});
afterAll(() => world.stop());

const asked = { by: ['YEAR'] };
/** Learners and the pass rate of each year. */
const years = async (question: object = asked) =>
  Object.fromEntries(
    (await ask.cells('W4', question)).map(({ group, learners, passRate }) => [
      group.join(' '),
      [learners, passRate].map((figure) => (figure?.suppressed ? 'hidden' : figure?.value)),
    ]),
  );
const hidden = ['hidden', 'hidden'];

test('everyone reads the learners of a closed year as they were known at its closing, and rates rounded', async () => {
  expect(await years()).toEqual({ 2019: hidden, 2024: hidden, 2025: [81, 74], 2026: hidden });
  const [, , cell] = await ask.cells('W4', asked);
  expect(cell).toMatchObject({ classes: { value: 3 }, passRate: { numerator: null, denominator: null } });
});

test('what comes later changes the classes of a year, and no learners', async () => {
  await held('c7', '2025-04-01', 3, 2);
  await held('c1', '2025-02-01', 58, 40);
  expect(await years()).toMatchObject({ 2025: [81, 74] });
  expect((await ask.cells('W4', asked))[2]).toMatchObject({ classes: { value: 4 } });
});

test('the same stands in a span of whole years, and in a series', async () => {
  expect(await years({ ...asked, filter: { from: '2025-01-01', to: '2026-01-01' } })).toEqual({ 2025: [81, 74] });
  const query = '{ series(code: W4, measure: "learners", by: YEAR) { lines { points { period figure { value suppressed } } } } }';
  const [line] = (await world.ask(query)).data.series.lines;
  expect(line.points.find(({ period }: { period: string }) => period === '2025').figure).toEqual({ value: 81, suppressed: false });
});

test('anything else of the same year is hidden', async () => {
  const others = [
    { by: ['YEAR', 'PROGRAMME'] },
    { by: ['QUARTER'] },
    { by: ['ROUND'] },
    { ...asked, filter: { from: '2025-01-02' } },
    { ...asked, filter: { to: '2025-12-31' } },
    { ...asked, filter: { programmes: ['FIRE_TRAINING'] } },
    { ...asked, asOf: { on: '2025-12-30' } },
    { ...asked, asOf: { on: '2026-02-01', known: 'THEN' } },
    { ...asked, areaEpoch: '2025-07-01' },
    { filter: { from: '2025-01-01', to: '2026-01-01' } },
  ];
  for (const question of others)
    for (const figures of Object.values(await years(question))) expect([question, figures]).toEqual([question, hidden]);
});

test('a measure asked alone is hidden for what it would tell of the others', async () => {
  const query =
    '{ indicator(code: W4, measures: ["learners"], by: [YEAR]) { cells { group { value } figures { figure { value suppressed } } } } }';
  const { cells } = (await world.ask(query)).data.indicator;
  // Three of the thirty did not pass.
  expect(cells[1]).toEqual({ group: [{ value: '2024' }], figures: [{ figure: { value: null, suppressed: true } }] });
});

test('the catalogue says how such a measure is read', async () => {
  const { data } = await world.ask('{ indicators { code publicGroups measures { code publicGroups } } }');
  expect(data.indicators.find(({ code }: { code: string }) => code === 'W4')).toEqual({
    ...{ code: 'W4', publicGroups: [] },
    measures: [
      { code: 'classes', publicGroups: null },
      { code: 'learners', publicGroups: ['YEAR'] },
      { code: 'attendances', publicGroups: null },
      { code: 'passRate', publicGroups: ['YEAR'] },
    ],
  });
});
