import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { labelsOf } from '@binhan/common/labels';
import type { Role } from '@binhan/common/viewer';
import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { stillKnown } from '../entities/fact.ts';
import { labels } from '../labels.ts';
import type { Asking } from './asking.ts';
import { columnOf } from './event-columns.ts';
import { type EventTable, eventTables } from './event-tables.ts';
import type { EventsRequest, FactName } from './export-request.ts';
import type { Cell, ColumnType, ExportColumn, ExportTable } from './table.ts';

const names = labelsOf<FactName>(labels, 'ExportFacts');

/** domain.md 3.6: the analyst has pseudonymous events, the province everything but tips. */
export function rolesForEvents({ facts }: EventsRequest): readonly Role[] {
  return eventTables[facts].fact.restricted ? ['TIP_SUPERVISOR'] : ['ANALYST', 'PROVINCIAL_OFFICER'];
}

/** A period of facts that have a day, and that does not end before it begins. */
export function requirePeriod({ facts, from, to }: EventsRequest): void {
  if ((from || to) && !eventTables[facts].day) throw new Problem('EXPORT_NO_PERIOD', { facts: names[facts] }, 'input.events.from');
  if (from && to && from > to) throw new Problem('PERIOD_REVERSED', { from, to }, 'input.events.to');
}

/** The newest version of each fact, of a period. */
export async function tableOfEvents({ read, now }: Asking, { facts, from, to }: EventsRequest): Promise<ExportTable> {
  const table = eventTables[facts];
  const query = rowsOf(read, table);
  if (from) query.andWhere(`f.${table.day} >= :from`, { from });
  if (to) query.andWhere(`f.${table.day} < :to`, { to });
  const columns = columnsOf(read, table);
  const edge = (day: Day | null | undefined) => day ?? { vi: 'không giới hạn', en: 'open' };
  return {
    title: names[facts],
    about: [
      { name: { vi: 'Từ ngày', en: 'From' }, value: edge(from) },
      { name: { vi: 'Đến trước ngày', en: 'Until before' }, value: edge(to) },
      { name: { vi: 'Theo cột', en: 'By the column' }, value: table.day ?? { vi: 'không có', en: 'none' } },
      { name: { vi: 'Phiên bản', en: 'Version' }, value: { vi: 'bản mới nhất của mỗi hồ sơ', en: 'the newest of each record' } },
      { name: { vi: 'Đọc lúc', en: 'Read at' }, value: now.toISOString() },
      {
        name: { vi: 'Quy tắc ẩn số liệu', en: 'Rule of suppression' },
        value: {
          vi: 'Không ẩn: các dòng không có tên người và chỉ dành cho người có quyền. Không công bố lại từng dòng.',
          en: 'Nothing is hidden: rows name nobody and are for those who may have them. Do not publish single rows.',
        },
      },
    ],
    columns,
    total: await countOf(query),
    rows: pagesOf(query, columns, table.lines === true),
  };
}

/** `r` is what is exported, `f` the fact that says of when it is and how long it was known. */
function rowsOf(read: EntityManager, table: EventTable): SelectQueryBuilder<ObjectLiteral> {
  const query = read.createQueryBuilder<ObjectLiteral>(entityOf(table), 'r');
  query.innerJoin(read.connection.getMetadata(table.fact.entity).tableName, 'f', 'f.id = r.id AND f.version = r.version');
  return query.where('f.knownTo = :stillKnown', { stillKnown });
}

function entityOf({ fact: { entity, lines }, lines: ofLines }: EventTable): EntityTarget<ObjectLiteral> {
  return ofLines && lines ? lines.entity : entity;
}

/** All that was published, and from when the version is known; up to when is the same in all rows. */
function columnsOf(read: EntityManager, table: EventTable): ExportColumn[] {
  const { columns } = read.connection.getMetadata(entityOf(table));
  return columns.filter(({ propertyName }) => propertyName !== 'knownTo').map(columnOf);
}

async function countOf(query: SelectQueryBuilder<ObjectLiteral>): Promise<number> {
  const counted = await query.clone().select('COUNT(*)', 'count').getRawOne<{ count: string }>();
  return Number(counted?.count ?? 0);
}

const pageSize = 1000;

/** By keyset: what changes meanwhile is read as it is then, and no record comes twice. */
async function* pagesOf(
  query: SelectQueryBuilder<ObjectLiteral>,
  columns: readonly ExportColumn[],
  hasLines: boolean,
): AsyncGenerator<Cell[]> {
  let [id, line] = ['', 0];
  for (;;) {
    const page = query.clone().limit(pageSize).orderBy('r.id', 'ASC');
    if (hasLines) page.addOrderBy('r.line', 'ASC').andWhere('(r.id > :id OR (r.id = :id AND r.line > :line))', { id, line });
    else page.andWhere('r.id > :id', { id });
    const rows = await page.getMany();
    for (const row of rows) yield columns.map(({ name, type }) => cellOf(type, row[name]));
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    [id, line] = [last.id, last.line ?? 0];
  }
}

/** Facts keep an instant as text, which both databases compare alike. */
function cellOf(type: ColumnType, value: Cell): Cell {
  return type === 'instant' && typeof value === 'string' ? new Date(value) : value;
}
