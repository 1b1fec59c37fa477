import DataLoader from 'dataloader';
import type { Day } from './clock.ts';

/** Turns one `fetch(ids)` into a per-request `load(id)`: the answers come in the order of the ids, null where there is none. */
export function batchLoader<Row extends { id: string }>(fetch: (ids: string[]) => Promise<Row[]>): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await fetch([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** The same for fields that answer with the list of rows behind a key. */
export function listLoader<Row>(fetch: (keys: string[]) => Promise<Row[]>, keyOf: (row: Row) => string): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const found = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await fetch([...keys])) found.get(keyOf(row))?.push(row);
    return keys.map((key) => found.get(key) ?? []);
  });
}

/** A list loader for each day that a query names; without one, today. */
export function listLoaderByDay<Row>(
  today: Day,
  fetch: (keys: string[], on: Day) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): (key: string, on: Day | null | undefined) => Promise<Row[]> {
  const days = new Map<Day, DataLoader<string, Row[]>>();
  return (key, asked) => {
    const on = asked ?? today;
    const loader = days.get(on) ?? listLoader((keys) => fetch(keys, on), keyOf);
    days.set(on, loader);
    return loader.load(key);
  };
}
