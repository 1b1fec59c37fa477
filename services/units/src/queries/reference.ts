import { dayOf } from '@binhan/common/clock';
import type { PageArgs } from '@binhan/common/connection';
import { type Connection, connection } from '@binhan/common/connection';
import { validOn } from '@binhan/common/validity';
import { byWords } from '@binhan/common/word-search';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Area, AreaSuccession, type Level } from '../entities/area.ts';
import { Authority, type AuthorityKind } from '../entities/authority.ts';

const bySortKey = <Row extends { sortKey: string; id: string }>(alias: string) => [
  { column: `${alias}.sortKey`, value: (row: Row) => row.sortKey },
  { column: `${alias}.id`, value: (row: Row) => row.id },
];

export type AreaArgs = PageArgs & { asOf?: string | null; level?: Level | null; search?: string | null };

export function findAreas(manager: EntityManager, now: Date, { asOf, level, search, ...page }: AreaArgs): Promise<Connection<Area>> {
  const query = validOn(manager.createQueryBuilder(Area, 'a'), 'a', asOf ?? dayOf(now));
  if (level) query.andWhere('a.level = :level', { level });
  byWords(query, 'a.foldedName', search);
  return connection(query, page, bySortKey<Area>('a'));
}

export type AuthorityArgs = PageArgs & { asOf?: string | null; kind?: AuthorityKind | null; level?: Level | null; areaId?: string | null };

export function findAuthorities(
  manager: EntityManager,
  now: Date,
  { asOf, kind, level, areaId, ...page }: AuthorityArgs,
): Promise<Connection<Authority>> {
  const query = validOn(manager.createQueryBuilder(Authority, 'b'), 'b', asOf ?? dayOf(now));
  if (kind) query.andWhere('b.kind = :kind', { kind });
  if (level) query.andWhere('b.level = :level', { level });
  if (areaId) query.andWhere('b.areaId = :areaId', { areaId });
  return connection(query, page, bySortKey<Authority>('b'));
}

export function childAreas(manager: EntityManager, parentIds: string[], on: string): Promise<Area[]> {
  return validOn(manager.createQueryBuilder(Area, 'a').where({ parentId: In(parentIds) }), 'a', on)
    .orderBy('a.sortKey')
    .getMany();
}

export function childAuthorities(manager: EntityManager, parentIds: string[], on: string): Promise<Authority[]> {
  return validOn(manager.createQueryBuilder(Authority, 'b').where({ parentId: In(parentIds) }), 'b', on)
    .orderBy('b.sortKey')
    .getMany();
}

export function successionsFrom(manager: EntityManager, areaIds: string[]): Promise<AreaSuccession[]> {
  return manager.findBy(AreaSuccession, { fromId: In(areaIds) });
}

export function successionsTo(manager: EntityManager, areaIds: string[]): Promise<AreaSuccession[]> {
  return manager.findBy(AreaSuccession, { toId: In(areaIds) });
}
