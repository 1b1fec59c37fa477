import { type Connection, type PageArgs, pageSize, readCursor, writeCursor } from '@binhan/common/connection';
import DataLoader from 'dataloader';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Rows behind keys, with the alias `s`: those that the viewer may see. `column` holds the key. */
export type RowsBehind = { column: string; query: (keys: string[]) => Promise<SelectQueryBuilder<ObjectLiteral>> };

type Ids = { recordId: string; pageKey: string };
type Page = { ids: string[]; siblings: readonly string[] };

/**
 * Pages of the lists behind many keys, newest first, as the sessions of each unit of a page of units: one statement reads
 * the ids of all pages, one counts where counts were asked for. All keys of a loader are asked for the same page.
 */
export function pagesByKey(manager: EntityManager, rows: RowsBehind, args: PageArgs) {
  const pages = new DataLoader<string, Page>(async (keys) => grouped(keys, await idsOf(manager, rows, [...keys], args)));
  const counts = new DataLoader<string, number>(async (keys) => countsOf(rows, [...keys]));
  // An empty page is ready before one whose rows must be read: counted with its siblings, all need one statement.
  const countOf = async (key: string, siblings: readonly string[]) => {
    await counts.loadMany(siblings);
    return counts.load(key);
  };
  return async <Row extends { id: string }>(key: string, read: (ids: string[]) => Promise<Row[]>): Promise<Connection<Row>> => {
    const first = pageSize(args);
    const { ids, siblings } = await pages.load(key);
    const nodes = await read(ids.slice(0, first));
    const edges = nodes.map((node) => ({ node, cursor: writeCursor([node.id]) }));
    return {
      nodes,
      edges,
      pageInfo: { hasNextPage: ids.length > first, endCursor: edges.at(-1)?.cursor ?? null },
      totalCount: () => countOf(key, siblings),
    };
  };
}

async function idsOf(manager: EntityManager, { column, query }: RowsBehind, keys: string[], args: PageArgs): Promise<Ids[]> {
  const inner = (await query(keys))
    .select(column, 'pageKey')
    .addSelect('s.id', 'recordId')
    .addSelect(`ROW_NUMBER() OVER (PARTITION BY ${column} ORDER BY s.id DESC)`, 'place')
    .groupBy(column)
    .addGroupBy('s.id');
  if (args.after != null) inner.andWhere('s.id < :after', { after: readCursor(args.after, 1)[0] });
  return manager
    .createQueryBuilder()
    .select('p.pageKey', 'pageKey')
    .addSelect('p.recordId', 'recordId')
    .from(`(${inner.getQuery()})`, 'p')
    .setParameters({ ...inner.getParameters(), most: pageSize(args) + 1 })
    .where('p.place <= :most')
    .orderBy('p.recordId', 'DESC')
    .getRawMany<Ids>();
}

async function countsOf({ column, query }: RowsBehind, keys: string[]): Promise<number[]> {
  const counted = await (await query(keys))
    .select(column, 'pageKey')
    .addSelect('COUNT(DISTINCT s.id)', 'records')
    .groupBy(column)
    .getRawMany<{ pageKey: string; records: string | number }>();
  const found = new Map(counted.map(({ pageKey, records }) => [pageKey, Number(records)]));
  return keys.map((key) => found.get(key) ?? 0);
}

function grouped(keys: readonly string[], ids: readonly Ids[]): Page[] {
  const found = new Map<string, string[]>(keys.map((key) => [key, []]));
  for (const { pageKey, recordId } of ids) found.get(pageKey)?.push(recordId);
  return keys.map((key) => ({ ids: found.get(key) ?? [], siblings: keys }));
}
