import { type PublishedCount, type PublishedCounts, publishCount, suppress } from '@binhan/common/suppression';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Published, revealed, valuesLeft } from './attacker.ts';
import { tipsOf } from './tip-world.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

const categories = ['THEFT', 'FRAUD', 'DRUGS', 'FOREST', 'VANDALISM'];
/** What happened in a year: tips of four quarters by category, cases and arrests. */
type Year = { quarters: number[][]; cases: number; arrested: number };
type Rules = { table: (counts: readonly number[]) => PublishedCounts; single: (count: number) => PublishedCount };
const rules: Rules = { table: suppress, single: publishCount };

const quarterNames = (year: number) => [1, 2, 3, 4].map((number) => `${year}-Q${number}`);

/** All that everyone reads of a year, if it is published by these rules. */
function published(years: ReadonlyMap<number, Year>, { table, single }: Rules = rules): Published {
  const cells = new Map<string, number | null>();
  const sums: { of: string[]; total: number }[] = [];
  for (const [year, { quarters, cases, arrested }] of years) {
    for (const [q, quarter] of quarterNames(year).entries()) {
      const names = categories.map((category) => `${quarter} ${category}`);
      const answer = table(quarters[q] ?? []);
      for (const [i, name] of names.entries()) cells.set(name, answer.cells[i] ?? null);
      if (answer.total !== null) sums.push({ of: names, total: answer.total });
    }
    cells.set(`${year} cases`, single(cases)).set(`${year} arrested`, single(arrested));
  }
  return { cells, sums };
}

const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat(60));
const anyYear: fc.Arbitrary<Year> = fc.record({
  quarters: fc.array(fc.array(count, { minLength: 5, maxLength: 5 }), { minLength: 4, maxLength: 4 }),
  cases: count,
  arrested: count,
});

test('the attacker finds what follows from sums, and nothing else', () => {
  const cells = new Map<string, number | null>(Object.entries({ a: null, b: null, c: 7, d: null }));
  expect(valuesLeft({ cells, sums: [{ of: ['a', 'b', 'c'], total: 12 }] })).toEqual(
    new Map(Object.entries({ a: [1, 2, 3, 4], b: [1, 2, 3, 4], d: [1, 2, 3, 4] })),
  );
  const two = [
    { of: ['a', 'b', 'c'], total: 12 },
    { of: ['b', 'd'], total: 2 },
  ];
  expect(valuesLeft({ cells, sums: two })).toEqual(new Map(Object.entries({ a: [4], b: [1], d: [1] })));
  expect(valuesLeft({ cells, sums: [{ of: ['a', 'c'], total: 10, atLeast: true }] }).get('a')).toEqual([3, 4]);
});

test('whatever happened, no sum or difference of what is published leaves fewer than three values to a hidden cell', () => {
  const history = fc.array(anyYear, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(history, (years) => {
      expect(revealed(published(new Map(years.map((year, i) => [2020 + i, year]))))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

describe('through the service, as everyone reads it', () => {
  let world: World;
  const sample = fc.sample(anyYear, { numRuns: 5, seed: 45_26_34 });
  const years = new Map(sample.map((year, i) => [2020 + i, year]));
  /** The printed sums, whose period ends before the first cell begins. */
  const article = ['N12', 'N13', 'N14'];

  test('the same holds for every cell, total, year and published figure that comes out', async () => {
    world = await createWorld();
    const { summary } = tipsOf(world);
    for (const [year, { quarters, cases, arrested }] of years)
      for (const [q, quarter] of quarterNames(year).entries()) {
        const { cells, total } = suppress(quarters[q] ?? []);
        const counts = Object.fromEntries(categories.map((category, i) => [category, cells[i] ?? null]));
        const ofYear = { year, cases: publishCount(cases), arrested: publishCount(arrested) };
        await summary(quarter, counts, { total, year: q === 3 ? ofYear : null });
      }
    expect(await readAll(world)).toEqual(published(years));
    expect(revealed(await readAll(world))).toEqual([]);
    const { data } = await world.ask('{ publishedFigures { id computed { value noData } } }');
    for (const figure of data.publishedFigures.filter(({ id }: { id: string }) => article.includes(id)))
      expect(figure.computed).toEqual({ value: null, noData: true });
    await world.stop();
  });
});

/** Everything that a reader without a token gets out of the grid. */
async function readAll(world: World): Promise<Published> {
  const ask = indicatorsOf(world);
  const cells = new Map<string, number | null>();
  for (const { group, received } of await ask.cells('T1', { by: ['QUARTER', 'CATEGORY'] }))
    cells.set(group.join(' '), received?.value ?? null);
  for (const { group, cases, arrested } of await ask.cells('T3', { by: ['YEAR'] }))
    cells.set(`${group} cases`, cases?.value ?? null).set(`${group} arrested`, arrested?.value ?? null);
  const totals = (await ask.cells('T1', { by: ['QUARTER'] })).map(({ group: [quarter], received }) => ({
    of: categories.map((category) => `${quarter} ${category}`),
    total: received?.value ?? null,
  }));
  return { cells, sums: totals.filter((sum): sum is { of: string[]; total: number } => sum.total !== null) };
}

describe('the attacker finds a cell as soon as a rule is wrong', () => {
  const small = (value: number) => value > 0 && value < 5;
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const sumsOf = (years: ReadonlyMap<number, Year>, groups: (year: number) => string[][], totalOf: (answer: number[]) => number | null) => {
    const exact = published(years, { table: (counts) => ({ cells: [...counts], total: null }), single: (value) => value }).cells;
    return [...years.keys()].flatMap(groups).flatMap((of) => {
      const total = totalOf(of.map((name) => exact.get(name) as number));
      return total === null ? [] : [{ of, total }];
    });
  };
  const byCategory = (year: number) => categories.map((category) => quarterNames(year).map((quarter) => `${quarter} ${category}`));
  const wholeYear = (year: number) => [byCategory(year).flat()];

  const wrong: Record<string, (years: ReadonlyMap<number, Year>) => Published> = {
    'the total stays unless it is small itself': (years) =>
      published(years, { ...rules, table: (counts) => ({ cells: counts.map(publishCount), total: publishCount(sum(counts)) }) }),
    'the total is always published': (years) =>
      published(years, { ...rules, table: (counts) => ({ cells: counts.map(publishCount), total: sum(counts) }) }),
    'two hidden cells are taken for enough': (years) =>
      published(years, {
        ...rules,
        table: (counts) => ({ cells: counts.map(publishCount), total: counts.filter(small).length === 1 ? null : sum(counts) }),
      }),
    'the threshold is one too low': (years) =>
      published(years, {
        ...rules,
        table: (counts) => ({ cells: counts.map((value) => (value === 4 ? 4 : publishCount(value))), total: null }),
      }),
    'arrests are published as they are': (years) => published(years, { ...rules, single: (value) => value }),
    'a second table, by category and year, shares the cells': (years) => {
      const grid = published(years);
      return { ...grid, sums: [...grid.sums, ...sumsOf(years, byCategory, sum)] };
    },
    'that second table hides its small sums': (years) => {
      const grid = published(years);
      return { ...grid, sums: [...grid.sums, ...sumsOf(years, byCategory, (counts) => publishCount(sum(counts)))] };
    },
    'quarters are added up to a year although some total is hidden': (years) => {
      const grid = published(years);
      return { ...grid, sums: [...grid.sums, ...sumsOf(years, wholeYear, sum)] };
    },
    'the grid begins in the years whose sum the article prints': (years) => {
      const grid = published(years);
      const [printed] = sumsOf(years, () => [[...years.keys()].map((year) => `${year} cases`)], sum);
      return printed ? { ...grid, sums: [...grid.sums, { ...printed, atLeast: true }] } : grid;
    },
  };
  const histories = fc.sample(fc.array(anyYear, { minLength: 1, maxLength: 2 }), { numRuns: 300, seed: 7 });

  test.each(Object.entries(wrong))('%s', (_name, publishWrongly) => {
    const found = histories.some((years) => revealed(publishWrongly(new Map(years.map((year, i) => [2020 + i, year])))).length > 0);
    expect(found).toBe(true);
  });

  test('and zero that is treated as hidden is found by what is told of hidden cells: 1 to 4', () => {
    const zeroHidden: Rules = {
      ...rules,
      table: (counts) => ({ cells: counts.map((value) => (value < 5 ? null : value)), total: sum(counts) }),
    };
    const truths = (years: ReadonlyMap<number, Year>, by: Rules) => {
      const exact = published(years, { table: (counts) => ({ cells: [...counts], total: null }), single: (value) => value }).cells;
      return [...valuesLeft(published(years, by))].every(([name, values]) => values.includes(exact.get(name) as number));
    };
    const all = histories.map((years) => new Map(years.map((year, i) => [2020 + i, year])));
    expect(all.every((years) => truths(years, rules))).toBe(true);
    expect(all.every((years) => truths(years, zeroHidden))).toBe(false);
  });
});
