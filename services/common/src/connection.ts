import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Problem } from './errors.ts';

export const defaultPage = 50;
const largestPage = 200;

export type PageArgs = { first?: number | null | undefined; after?: string | null | undefined };

/** One column of a total order; the last one must be unique. */
export type SortKey<Row> = { column: string; value: (row: Row) => string | number };

export type Connection<Row> = {
  nodes: Row[];
  edges: { node: Row; cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** Counted only when it is selected. */
  totalCount: () => Promise<number>;
};

/**
 * A page of a list by keyset: the rows after the values of the cursor. Unlike an offset it stays right while rows are
 * added before it, and the thousandth page costs what the first does.
 */
export async function connection<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  args: PageArgs,
  keys: readonly SortKey<Row>[],
): Promise<Connection<Row>> {
  const first = pageSize(args);
  const page = query.clone();
  if (args.after != null) addAfter(page, keys, readCursor(args.after, keys.length));
  for (const { column } of keys) page.addOrderBy(column, 'ASC');
  const rows = await page.limit(first + 1).getMany();
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: writeCursor(keys.map(({ value }) => value(node))) }));
  return {
    nodes,
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: () => query.clone().getCount(),
  };
}

/** How many rows were asked for; PAGE_TOO_LARGE beyond the limit. */
export function pageSize({ first: asked }: PageArgs): number {
  const first = asked ?? defaultPage;
  if (first < 1 || first > largestPage) throw new Problem('PAGE_TOO_LARGE', { most: largestPage }, 'first');
  return first;
}

// (a, b) > (:a, :b) written out: MySQL uses an index for this form and not for the row comparison.
function addAfter<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  keys: readonly SortKey<Row>[],
  values: (string | number)[],
): void {
  const alternatives = keys.map((key, i) => {
    const same = keys.slice(0, i).map(({ column }, j) => `${column} = :after${j}`);
    return [...same, `${key.column} > :after${i}`].join(' AND ');
  });
  query.andWhere(
    `(${alternatives.map((one) => `(${one})`).join(' OR ')})`,
    Object.fromEntries(values.map((value, i) => [`after${i}`, value])),
  );
}

export function writeCursor(values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

export function readCursor(cursor: string, length: number): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every((value) => ['string', 'number'].includes(typeof value)))
      return values;
  } catch {
    // falls through to the problem
  }
  throw new Problem('BAD_CURSOR', {}, 'after');
}
