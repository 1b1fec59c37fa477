import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCsv, readParquet, readXlsx } from './exports-read.ts';
import { analyst, exportsIn } from './exports-world.ts';
import { tipsOf } from './tip-world.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

test('an export holds what its owner may read and no more: a hidden count is hidden in every format', async () => {
  await tipsOf(world).summary('2025-Q2', { THEFT: 12, FRAUD: null, DRUGS: null, FOREST: 0 }, { total: 17 });
  const { cells } = indicatorsOf(world);
  const indicator = { code: 'T1', by: ['QUARTER', 'CATEGORY'] };
  expect(await cells('T1', { by: indicator.by }, analyst)).toHaveLength(4);
  const { come, exported, request } = exportsIn(world);
  const files = async (format: string) => (await exported({ format, indicator })).contents[0] as Buffer;
  const told = (rows: Record<string, unknown>[]) =>
    Object.fromEntries(rows.map(({ category, value, suppressed }) => [category, [value, suppressed].map(String)]));

  expect(told(readCsv(await files('CSV')))).toEqual({
    ...{ THEFT: ['12', 'false'], FRAUD: ['', 'true'], DRUGS: ['', 'true'], FOREST: ['0', 'false'] },
  });
  const asValues = { THEFT: ['12', 'false'], FRAUD: ['null', 'true'], DRUGS: ['null', 'true'], FOREST: ['0', 'false'] };
  expect(told((await readParquet(await files('PARQUET'))).rows)).toEqual(asValues);
  const [head = [], ...rows] = Object.values(await readXlsx(await files('XLSX')))[0] ?? [];
  expect(told(rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell]))))).toEqual(asValues);

  const { id } = await request({ format: 'CSV', indicator: { ...indicator, filter: { categories: ['THEFT'] } } });
  expect(await come(id, 'FAILED')).toMatchObject({ failure: { code: 'ONLY_FIXED_GRID' } });
  expect(await request({ format: 'CSV', indicator: { code: 'T4' } })).toEqual({ code: 'FORBIDDEN' });
});
