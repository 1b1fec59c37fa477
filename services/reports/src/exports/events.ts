import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { labelsOf } from '@binhan/common/labels';
import { requireRole } from '@binhan/common/permissions';
import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { labels } from '../labels.ts';
import type { Asking } from './asking.ts';
import { columnOf } from './event-columns.ts';
import { type EventTable, eventTables } from './event-tables.ts';
import type { EventsRequest, FactName } from './export-request.ts';
import { countFacts, entityOf, factRows } from './fact-rows.ts';
import type { Cell, ColumnType, ExportColumn, ExportTable } from './table.ts';

const names = labelsOf<FactName>(labels, 'ExportFacts');

/**
 * domain.md 3.6: the analyst has pseudonymous events, the province everything but tips. Rows of these need both roles, as
 * `indicatorRows` does: nobody here knows which tip was kept from which supervisor.
 */
export function requireMayExportEvents(viewer: Viewer, { facts }: EventsRequest): void {
  const { restricted } = eventTables[facts].fact;
  requireRole(viewer, restricted ? ['PROVINCIAL_OFFICER'] : ['ANALYST', 'PROVINCIAL_OFFICER']);
  if (restricted) requireRole(viewer, ['TIP_SUPERVISOR']);
}

/** A period of facts that have a day, and that does not end before it begins. */
export function requirePeriod({ facts, from, to }: EventsRequest): void {
  if ((from || to) && !eventTables[facts].day) throw new Problem('EXPORT_NO_PERIOD', { facts: names[facts] }, 'input.events.from');
  if (from && to && from > to) throw new Problem('PERIOD_REVERSED', { from, to }, 'input.events.to');
}

/** The newest version of each fact, of a period. */
export async function tableOfEvents({ read, now }: Asking, { facts, from, to }: EventsRequest): Promise<ExportTable> {
  const table = eventTables[facts];
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
    total: await countFacts(read, table, { from, to }),
    rows: cellsOf(factRows(read, table, { from, to }), columns),
  };
}

/** All that was published, and from when the version is known; up to when is the same in all rows. */
function columnsOf(read: EntityManager, table: EventTable): ExportColumn[] {
  const { columns } = read.connection.getMetadata(entityOf(table));
  return columns.filter(({ propertyName }) => propertyName !== 'knownTo').map(columnOf);
}

async function* cellsOf(rows: AsyncIterable<ObjectLiteral>, columns: readonly ExportColumn[]): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map(({ name, type }) => cellOf(type, row[name]));
}

/** Facts keep an instant as text, which both databases compare alike. */
function cellOf(type: ColumnType, value: Cell): Cell {
  return type === 'instant' && typeof value === 'string' ? new Date(value) : value;
}
