import type { Day } from '@binhan/common/clock';
import { type EntityManager, type EntityTarget, In, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { stillKnown } from '../entities/fact.ts';
import type { EventTable } from './event-tables.ts';

type Period = { from: Day | null | undefined; to: Day | null | undefined };

const pageSize = 1000;

/** The newest version of each record of a period, or its lines, in the order of their ids. What changes meanwhile is read as it is then. */
export async function* factRows(read: EntityManager, table: EventTable, period: Period): AsyncGenerator<ObjectLiteral> {
  for await (const newest of pagesOfNewest(read, table, period)) yield* table.lines ? await linesOf(read, table, newest) : newest;
}

/** How many of them there are now. */
export async function countFacts(read: EntityManager, table: EventTable, period: Period): Promise<number> {
  const query = within(read.createQueryBuilder(table.fact.entity, 'f').where('f.knownTo = :stillKnown', { stillKnown }), table, period);
  if (table.lines) query.innerJoin(read.connection.getMetadata(entityOf(table)).tableName, 'l', 'l.id = f.id AND l.version = f.version');
  const counted = await query.select('COUNT(*)', 'count').getRawOne<{ count: string }>();
  return Number(counted?.count ?? 0);
}

export function entityOf({ fact: { entity, lines }, lines: ofLines }: EventTable): EntityTarget<ObjectLiteral> {
  return ofLines && lines ? lines.entity : entity;
}

/**
 * By keyset, along the primary key. Older versions are passed over here: with a condition on `knownTo` both databases take its
 * index, and sort all that is left for each page.
 */
async function* pagesOfNewest(read: EntityManager, table: EventTable, period: Period): AsyncGenerator<ObjectLiteral[]> {
  const after = { id: '', version: 0 };
  let told = '';
  for (;;) {
    const query = read.createQueryBuilder(table.fact.entity, 'f');
    // `>=` gives the range along the key, the rest leaves out what was read.
    query.where('f.id >= :id AND (f.id > :id OR f.version > :version)', after);
    const page = await within(query, table, period).orderBy('f.id', 'ASC').addOrderBy('f.version', 'ASC').limit(pageSize).getMany();
    // A version that came between two pages may be of a record that was told on the first.
    const newest = page.filter(({ id, knownTo }) => knownTo === stillKnown && id !== told);
    yield newest;
    told = newest.at(-1)?.id ?? told;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    Object.assign(after, { id: last.id, version: last.version });
  }
}

async function linesOf(read: EntityManager, table: EventTable, newest: readonly ObjectLiteral[]): Promise<ObjectLiteral[]> {
  const versions = new Map(newest.map(({ id, version }) => [id, version]));
  const lines = await read.find(entityOf(table), {
    where: { id: In([...versions.keys()]) },
    order: { id: 'ASC', version: 'ASC', line: 'ASC' },
  });
  return lines.filter(({ id, version }) => versions.get(id) === version);
}

function within(query: SelectQueryBuilder<ObjectLiteral>, { day }: EventTable, { from, to }: Period): SelectQueryBuilder<ObjectLiteral> {
  if (from) query.andWhere(`f.${day} >= :from`, { from });
  if (to) query.andWhere(`f.${day} < :to`, { to });
  return query;
}
