import type { PageArgs } from '@binhan/common/connection';
import { pageSize, readCursor, writeCursor } from '@binhan/common/connection';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { requireArea } from './area-tree.ts';
import type { Part, Restrict } from './count.ts';
import type { Question } from './question.ts';
import { pickSource, rowsOf } from './source.ts';

/** A record that a figure counts, and how much of it. */
export type FigureRow = {
  id: string;
  lineNo: number;
  unitId: string | null;
  areaId: string | null;
  day: string | null;
  roundYear: number | null;
  amount: number;
};

const columns = ['unitId', 'areaId', 'day', 'roundYear'] as const;

/** The records that a part counts, page by page, from the same rows as the figure. */
export async function listRows(manager: EntityManager, part: Part, question: Question, args: PageArgs, restrict: Restrict) {
  // Never from sums kept ready: they have no records.
  const { source, aggregate } = pickSource(
    part.filter(({ source }) => !source.isSum),
    { ...question, by: [] },
  );
  await requireArea(manager, question.filter.areaId, 'filter.areaId');
  const first = pageSize(args);
  const lineNo = source.hasLines ? 'f.lineNo' : '0';
  const query = rowsOf(manager, source, question).andWhere(`(${aggregate.rows})`);
  restrict(query, source);
  const page = query.clone().select('f.id', 'id').addSelect(lineNo, 'lineNo').addSelect(aggregate.amount, 'amount');
  for (const column of columns) if (source.has.includes(column)) page.addSelect(`f.${column}`, column);
  if (args.after != null) {
    const [id, line] = readCursor(args.after, 2);
    page.andWhere(`(f.id > :afterId OR (f.id = :afterId AND ${lineNo} > :afterLine))`, { afterId: id, afterLine: line });
  }
  page.orderBy('f.id', 'ASC').limit(first + 1);
  if (source.hasLines) page.addOrderBy('f.lineNo', 'ASC');
  const found = (await page.getRawMany<ObjectLiteral>()).map(rowOf);
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: writeCursor([node.id, node.lineNo]) }));
  return {
    nodes,
    edges,
    pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: async () => Number((await query.clone().select('COUNT(*)', 'n').getRawOne<{ n: string }>())?.n ?? 0),
  };
}

function rowOf(row: ObjectLiteral): FigureRow {
  const text = (value: unknown) => (value == null ? null : String(value));
  return {
    id: String(row.id),
    lineNo: Number(row.lineNo),
    unitId: text(row.unitId),
    areaId: text(row.areaId),
    day: text(row.day),
    roundYear: row.roundYear == null ? null : Number(row.roundYear),
    amount: Number(row.amount),
  };
}
