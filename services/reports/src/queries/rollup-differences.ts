import type { EntityManager } from 'typeorm';
import { recount, type Select } from '../rollups/recount.ts';
import type { Grain, Rollup } from '../rollups/rollup.ts';
import { rollups } from '../rollups.ts';

/** How many sums of each table are not those of the facts. Each table is one statement, which sees facts and sums of one moment. */
export async function rollupDifferences(manager: EntityManager): Promise<Map<string, number>> {
  const differing = new Map([['province_of_area', await misplaced(manager)]]);
  for (const rollup of rollups) for (const grain of rollup.grains) differing.set(grain.table, await differingIn(manager, rollup, grain));
  return differing;
}

async function differingIn(manager: EntityManager, rollup: Rollup, grain: Grain): Promise<number> {
  const { sql, values } = differences(recount(manager, rollup, grain), rollup, grain);
  return countOf(await manager.query(`SELECT COUNT(*) AS differing FROM (${sql}) d`, values));
}

/** Kept sums plus facts taken away: what is left differs. */
function differences({ sql, values }: Select, { amounts }: Rollup, { table, keys }: Grain): Select {
  const kept = `SELECT ${[...keys, ...amounts].join(', ')} FROM ${table}`;
  const taken = `SELECT ${[...keys.map((key) => `r.${key}`), ...amounts.map((amount) => `-r.${amount}`)].join(', ')} FROM (${sql}) r`;
  const by = keys.map((key) => `u.${key}`).join(', ');
  const left = amounts.map((amount) => `SUM(u.${amount}) <> 0`).join(' OR ');
  return { sql: `SELECT ${by} FROM (${kept} UNION ALL ${taken}) u GROUP BY ${by} HAVING ${left}`, values };
}

async function misplaced(manager: EntityManager): Promise<number> {
  const place = `SELECT c.areaId FROM area_cover c INNER JOIN area_ref a ON a.id = c.areaId AND a.level = 'PROVINCE'
    WHERE c.coveredId = p.areaId ORDER BY a.validFrom DESC, a.id DESC LIMIT 1`;
  return countOf(
    await manager.query(`SELECT COUNT(*) AS differing FROM province_of_area p WHERE p.provinceId <> COALESCE((${place}), '')`),
  );
}

function countOf([row]: { differing: number | string }[]): number {
  return Number(row?.differing ?? 0);
}
