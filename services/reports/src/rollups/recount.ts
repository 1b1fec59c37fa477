import type { EntityManager } from 'typeorm';
import { rowsOf } from '../figures/source.ts';
import type { Grain, Rollup } from './rollup.ts';

/** A SELECT with the values of its placeholders. */
export type Select = { sql: string; values: unknown[] };

// Later than anything is dated.
const always = { filter: {}, by: [], asOf: { on: '9999-12-31', knownBefore: null }, areaEpoch: null };

/** The sums of a table as they follow from facts: by commune from the source that figures count, the others from those. */
export function recount(manager: EntityManager, { source, columns, amounts, grains }: Rollup, { place, keys }: Grain): Select {
  const query = place === 'COMMUNE' ? rowsOf(manager, source, always) : manager.createQueryBuilder().from(grains[0].table, 'f');
  if (place === 'PROVINCE') query.leftJoin('province_of_area', 'p', 'p.areaId = f.areaId');
  const ofCommunes = (name: string) => (name === 'areaId' ? "COALESCE(p.provinceId, '')" : `f.${name}`);
  const expressionOf = (name: string) => (place === 'COMMUNE' ? (columns[name] as string) : ofCommunes(name));
  for (const key of keys) query.addSelect(expressionOf(key), key).addGroupBy(expressionOf(key));
  for (const amount of amounts) query.addSelect(`SUM(${expressionOf(amount)})`, amount);
  const [sql, values] = query.getQueryAndParameters();
  return { sql, values };
}
