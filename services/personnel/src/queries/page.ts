import { type Connection, defaultPage, type PageArgs } from '@binhan/common/connection';
import { Problem } from '@binhan/common/errors';

const largestPage = 200;

/** A page of a list that was worked out in memory: the rows after the key of the cursor. The rows are in the order of their keys. */
export function pageOf<Row>(rows: readonly Row[], { first: asked, after }: PageArgs, keyOf: (row: Row) => string): Connection<Row> {
  const first = asked ?? defaultPage;
  if (first < 1 || first > largestPage) throw new Problem('PAGE_TOO_LARGE', { most: largestPage }, 'first');
  const last = after == null ? undefined : Buffer.from(after, 'base64url').toString();
  const rest = last === undefined ? rows : rows.filter((row) => keyOf(row) > last);
  const nodes = rest.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: Buffer.from(keyOf(node)).toString('base64url') }));
  return {
    nodes,
    edges,
    pageInfo: { hasNextPage: rest.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: async () => rows.length,
  };
}
