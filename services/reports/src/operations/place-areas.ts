import { chunksOf } from '@binhan/common/chunks';
import { heldRows } from '@binhan/common/held-rows';
import { type EntityManager, In } from 'typeorm';
import { ProvinceOfArea } from '../entities/rollup.ts';
import type { Cell } from '../rollups/rollup.ts';
import { rollups } from '../rollups.ts';
import { addToRows, negative } from './add-to-rows.ts';

const atOnce = 500;

/** Under which province the sums of areas stand; it stays so until the transaction ends. */
export async function placesOf(manager: EntityManager, areaIds: ReadonlySet<string>): Promise<Map<string, string>> {
  const places = new Map([['', '']]);
  const asked = [...areaIds].filter(Boolean).sort();
  if (!asked.length) return places;
  const held = heldRows(
    manager
      .createQueryBuilder(ProvinceOfArea, 'p')
      .where({ areaId: In(asked) })
      .orderBy('p.areaId', 'ASC'),
  );
  for (const { areaId, provinceId } of await held.getMany()) places.set(areaId, provinceId);
  // One that another transaction adds at the same time is a duplicate, and the whole is tried again.
  const fresh = await provincesOf(
    manager,
    asked.filter((areaId) => !places.has(areaId)),
  );
  if (fresh.size) await insertPlaces(manager, fresh);
  return new Map([...places, ...fresh]);
}

/** Moves the sums of all areas that a province covers, or did, to where they belong. */
export async function movePlaces(manager: EntityManager, provinceIds: readonly string[]): Promise<void> {
  const covered: { id: string }[] = await manager
    .createQueryBuilder()
    .from('area_cover', 'c')
    .select('c.coveredId', 'id')
    .where('c.areaId IN (:...provinceIds)', { provinceIds })
    .getRawMany();
  const left = await manager.findBy(ProvinceOfArea, { provinceId: In([...provinceIds]) });
  const areaIds = [...new Set([...covered.map(({ id }) => id), ...left.map(({ areaId }) => areaId)])].sort();
  for (const chunk of chunksOf(areaIds, atOnce)) await moveAreas(manager, chunk);
}

async function moveAreas(manager: EntityManager, areaIds: readonly string[]): Promise<void> {
  const query = manager
    .createQueryBuilder(ProvinceOfArea, 'p')
    .where({ areaId: In([...areaIds]) })
    .orderBy('p.areaId', 'ASC');
  if (manager.connection.options.type === 'mysql') query.setLock('pessimistic_write');
  const before = new Map((await query.getMany()).map(({ areaId, provinceId }) => [areaId, provinceId]));
  // After the lock: whoever held it may have added what this must see.
  const after = await provincesOf(manager, areaIds);
  await insertPlaces(manager, new Map([...after].filter(([areaId]) => !before.has(areaId))));
  const moved = [...after].filter(([areaId, provinceId]) => before.has(areaId) && before.get(areaId) !== provinceId);
  for (const [areaId, provinceId] of moved) await manager.update(ProvinceOfArea, { areaId }, { provinceId });
  if (moved.length) await moveSums(manager, new Map(moved), before);
}

async function moveSums(manager: EntityManager, to: ReadonlyMap<string, string>, from: ReadonlyMap<string, string>): Promise<void> {
  for (const { grains, amounts } of rollups) {
    const [{ table }, ...others] = grains;
    const sums: Cell[] = await manager
      .createQueryBuilder()
      .from(table, 's')
      .select('*')
      .where('s.areaId IN (:...areaIds)', { areaIds: [...to.keys()] })
      .getRawMany();
    const placed = (sum: Cell, places: ReadonlyMap<string, string>) => ({ ...sum, areaId: places.get(String(sum.areaId)) ?? '' });
    const moves = sums.flatMap((sum) => [negative(placed(sum, from), amounts), placed(sum, to)]);
    for (const grain of others) await addToRows(manager, grain, amounts, moves);
  }
}

function insertPlaces(manager: EntityManager, places: ReadonlyMap<string, string>) {
  return manager.insert(
    ProvinceOfArea,
    [...places].map(([areaId, provinceId]) => ({ areaId, provinceId })),
  );
}

/** The province of each area as areas are known now; of several, which no tree of ours has, the newest. */
async function provincesOf(manager: EntityManager, areaIds: readonly string[]): Promise<Map<string, string>> {
  const places = new Map(areaIds.map((areaId) => [areaId, '']));
  if (!areaIds.length) return places;
  const rows: { areaId: string; provinceId: string }[] = await manager
    .createQueryBuilder()
    .from('area_cover', 'c')
    .innerJoin('area_ref', 'a', "a.id = c.areaId AND a.level = 'PROVINCE'")
    .select('c.coveredId', 'areaId')
    .addSelect('c.areaId', 'provinceId')
    .where('c.coveredId IN (:...areaIds)', { areaIds })
    .orderBy('a.validFrom', 'ASC')
    .addOrderBy('a.id', 'ASC')
    .getRawMany();
  for (const { areaId, provinceId } of rows) places.set(areaId, provinceId);
  return places;
}
