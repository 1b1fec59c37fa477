import type { Tx } from '@binhan/common/transaction';
import { AreaRef } from '@binhan/reference/entities/area';
import type { EntityManager } from 'typeorm';
import { recount } from '../rollups/recount.ts';
import type { Grain, Rollup } from '../rollups/rollup.ts';
import { rollups } from '../rollups.ts';
import { movePlaces, placesOf } from './place-areas.ts';

/** Makes all sums again from the facts. Events that come meanwhile wait, or make it try again. */
export async function recountRollups({ manager }: Tx): Promise<void> {
  for (const { grains } of rollups) for (const { table } of grains) await manager.query(`DELETE FROM ${table}`);
  await manager.query('DELETE FROM province_of_area');
  const provinces = await manager.find(AreaRef, { select: { id: true }, where: { level: 'PROVINCE' } });
  if (provinces.length)
    await movePlaces(
      manager,
      provinces.map(({ id }) => id),
    );
  for (const rollup of rollups) {
    const [finest, ...others] = rollup.grains;
    await fill(manager, rollup, finest);
    const areas: { areaId: string }[] = await manager.query(`SELECT DISTINCT areaId FROM ${finest.table}`);
    await placesOf(manager, new Set(areas.map(({ areaId }) => areaId)));
    for (const grain of others) await fill(manager, rollup, grain);
  }
}

async function fill(manager: EntityManager, rollup: Rollup, grain: Grain): Promise<void> {
  const { sql, values } = recount(manager, rollup, grain);
  const columns = [...grain.keys, ...rollup.amounts];
  // By name: a query builder gives its columns in an order of its own.
  const select = `SELECT ${columns.map((column) => `r.${column}`).join(', ')} FROM (${sql}) r`;
  await manager.query(`INSERT INTO ${grain.table} (${columns.join(', ')}) ${select}`, values);
}
