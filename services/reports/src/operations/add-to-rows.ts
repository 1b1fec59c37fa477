import { chunksOf } from '@binhan/common/chunks';
import type { EntityManager } from 'typeorm';
import type { Cell, Grain } from '../rollups/rollup.ts';

const atOnce = 200;

/**
 * Adds to sums, in the order of their keys: transactions that write the same ones then wait for each other and never in a
 * circle. A sum without a record is none.
 */
export async function addToRows(
  manager: EntityManager,
  { table, keys }: Grain,
  amounts: readonly string[],
  cells: readonly Cell[],
): Promise<void> {
  const columns = [...keys, ...amounts];
  const changed = summedUp(cells, keys, amounts).filter((cell) => amounts.some((amount) => cell[amount] !== 0));
  const sorted = changed.toSorted((a, b) => compare(a, b, keys));
  for (const chunk of chunksOf(sorted, atOnce)) {
    const values = chunk.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values} ${onKnownKey(manager, keys, amounts)}`,
      chunk.flatMap((cell) => columns.map((column) => cell[column])),
    );
  }
  // Those that have become empty are among those from which something was taken.
  const less = sorted.filter(({ records }) => Number(records) < 0);
  for (const chunk of chunksOf(less, atOnce)) {
    const anyOf = chunk.map(() => `(${keys.map((key) => `${key} = ?`).join(' AND ')})`).join(' OR ');
    await manager.query(
      `DELETE FROM ${table} WHERE records = 0 AND (${anyOf})`,
      chunk.flatMap((cell) => keys.map((key) => cell[key])),
    );
  }
}

/** What takes away what the cell adds. */
export function negative(cell: Cell, amounts: readonly string[]): Cell {
  return { ...cell, ...Object.fromEntries(amounts.map((amount) => [amount, -Number(cell[amount])])) };
}

/** One cell for each key. */
function summedUp(cells: readonly Cell[], keys: readonly string[], amounts: readonly string[]): Cell[] {
  const sums = new Map<string, Record<string, string | number>>();
  for (const cell of cells) {
    const id = JSON.stringify(keys.map((key) => cell[key]));
    const sum = sums.get(id) ?? { ...cell, ...Object.fromEntries(amounts.map((amount) => [amount, 0])) };
    sums.set(id, sum);
    for (const amount of amounts) sum[amount] = Number(sum[amount]) + Number(cell[amount]);
  }
  return [...sums.values()];
}

function onKnownKey({ connection }: EntityManager, keys: readonly string[], amounts: readonly string[]): string {
  if (connection.options.type === 'mysql')
    return `ON DUPLICATE KEY UPDATE ${amounts.map((one) => `${one} = ${one} + VALUES(${one})`).join(', ')}`;
  return `ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${amounts.map((one) => `${one} = ${one} + excluded.${one}`).join(', ')}`;
}

function compare(a: Cell, b: Cell, keys: readonly string[]): number {
  for (const key of keys) {
    const [one, other] = [a[key] as string | number, b[key] as string | number];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
