import { count } from '@binhan/reports/figures/aggregate';
import { inGrid } from '@binhan/reports/figures/fixed-grid';
import type { Indicator } from '@binhan/reports/figures/indicator';
import { counted, percent } from '@binhan/reports/figures/measure';
import { closedQuarters, peopleGrid } from '@binhan/reports/figures/people-grid';
import type { Question } from '@binhan/reports/figures/question';
import type { Source } from '@binhan/reports/figures/source';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, indicatorsOf, type World } from './world.ts';

const now = new Date('2026-11-23T02:00:00Z');
const words = { vi: 'x', en: 'x' };
const guards: Source = {
  name: 'guards',
  has: ['unitKind'],
  tables: ['guard_fact'],
  rows: (_question, known) => `SELECT g.id, g.unitId, g.unitKind, g.kind FROM guard_fact g WHERE ${known('g')} AND g.state = 'ACTIVE'`,
};
const all = counted({ source: guards, aggregate: count() });
const fullTime = { source: guards, aggregate: count("f.kind = 'FULL_TIME'") };
/** An indicator of people, with a count of units that is not of people. */
const indicator: Indicator = {
  ...{ code: 'P1', name: words, definition: words, formula: '', seenBy: ['PROVINCIAL_OFFICER'], rowsSeenBy: [], people: true },
  measures: [
    { code: 'active', name: words, unit: 'person', computation: all },
    { code: 'share', name: words, unit: 'percent', computation: percent([fullTime], [{ source: guards, aggregate: count() }]) },
    { code: 'units', name: words, unit: 'unit', computation: counted({ source: guards, aggregate: count("f.kind = 'SERVICE'") }) },
  ],
};
const grid = peopleGrid(indicator);
if (!grid) throw new Error('P1 counts people');
const question = (by: Question['by']): Question => ({ filter: {}, by, asOf: { on: '2026-09-30', knownBefore: null }, areaEpoch: null });

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());
const cells = async (by: Question['by']) => {
  await world.settled();
  return grid.cells(world.database.read.manager, question(by), now);
};
const read = async (by: Question['by'] = []) =>
  (await cells(by)).map(({ key, figures }) => [...key, ...figures.map(({ value, suppressed }) => (suppressed ? 'hidden' : value))]);
let guardNo = 0;
const guard = (unitKind: string, kind: string, times: number) =>
  Promise.all(
    Array.from({ length: times }, () =>
      world.publish('personnel.guard', `g${++guardNo}`, 'started', {
        ...{
          state: 'ACTIVE',
          unitId: 'u1',
          kind,
          startOn: '2026-01-05',
          endOn: null,
          certificateFrom: null,
          certificateTo: null,
          synthetic: false,
        },
        unit: {
          kind: unitKind,
          subKind: null,
          managementLevel: 'COMMUNE',
          isKeyEconomic: false,
          isLarge: false,
          areaId: '03408@2025-07-01',
        },
      }),
    ),
  );

test('counts and shares are told where nothing in them is small: shares rounded, without what they are of', async () => {
  await guard('SCHOOL', 'FULL_TIME', 7);
  await guard('SCHOOL', 'PART_TIME', 8);
  await guard('AGENCY', 'FULL_TIME', 6);
  expect(await read()).toEqual([[21, 62, 0]]);
  expect(await read(['UNIT_KIND'])).toEqual([
    ['AGENCY', 6, 100, 0],
    ['SCHOOL', 15, 47, 0],
  ]);
  const [cell] = await cells([]);
  expect(cell?.figures[1]).toMatchObject({ numerator: null, denominator: null });
});

test('one small count hides all that is of people in the answer, and no count of units', async () => {
  await guard('ENTERPRISE', 'SERVICE', 3);
  expect(await read()).toEqual([[24, 54, 3]]);
  expect(await read(['UNIT_KIND'])).toEqual([
    ['AGENCY', 'hidden', 'hidden', 0],
    ['ENTERPRISE', 'hidden', 'hidden', 3],
    ['SCHOOL', 'hidden', 'hidden', 0],
  ]);
});

test('the last four closed quarters can be asked for, and a quarter is closed 15 days after its end', () => {
  expect(closedQuarters('2026-11-23')).toEqual(['2026-09-30', '2026-06-30', '2026-03-31', '2025-12-31']);
  expect(closedQuarters('2026-10-15')[0]).toBe('2026-06-30');
  expect(closedQuarters('2026-10-16')[0]).toBe('2026-09-30');
  expect(inGrid(grid, question([]), undefined, now).asOf.on).toBe('2026-09-30');
  expect(inGrid(grid, question([]), '2026-03-31', now).asOf.on).toBe('2026-03-31');
  for (const day of ['2026-11-23', '2026-09-29', '2025-09-30', '2026-12-31'])
    expect(() => inGrid(grid, question([]), day, now)).toThrow(expect.objectContaining({ code: 'ONLY_FIXED_GRID' }));
  for (const asked of [question(['COMMUNE']), { ...question([]), filter: { unitKinds: ['SCHOOL'] } }])
    expect(() => inGrid(grid, asked, undefined, now)).toThrow(expect.objectContaining({ code: 'ONLY_FIXED_GRID' }));
});

test('the catalogue has a grid for guards, allowances and teams, and everyone reads it', async () => {
  const publicly = indicatorsOf(world);
  for (const code of ['P1', 'P2', 'P4', 'P6']) {
    expect(await publicly.one(code)).toBeDefined();
    await expect(publicly.one(code, { filter: { unitKinds: ['SCHOOL'] } })).rejects.toMatchObject({ code: 'ONLY_FIXED_GRID' });
  }
  await expect(publicly.one('P5')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(publicly.one('P3')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('movements of guards and what is not of people have no grid', () => {
  expect(peopleGrid({ ...indicator, code: 'P5' })).toBeUndefined();
  expect(peopleGrid({ ...indicator, people: false })).toBeUndefined();
});
