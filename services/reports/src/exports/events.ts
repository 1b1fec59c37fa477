import type { Day } from '@binhan/common/clock';
import type { Words } from '@binhan/common/errors';
import type { Role } from '@binhan/common/viewer';
import type { EntityTarget, SelectQueryBuilder } from 'typeorm';
import { RecognitionFact, RegistrationFact } from '../entities/facts.ts';
import type { Asking } from './asking.ts';
import { columnNamed } from './event-columns.ts';
import type { Cell, ExportTable } from './table.ts';

type Fact = RegistrationFact | RecognitionFact;
type EventTable = {
  title: Words;
  entity: EntityTarget<Fact>;
  /** The day by which a period takes a row. */
  day: string;
  /** Of tips, outcomes and boxes. */
  restricted?: boolean;
};

export type EventsRequest = {
  facts: keyof typeof eventTables;
  /** Half-open: the first day is in it, the last is not. */
  from?: Day | null;
  to?: Day | null;
};

/** The facts that can be had row by row: ids, codes, days and counts, as they were published. */
export const eventTables = {
  REGISTRATION: { title: { vi: 'Đăng ký phấn đấu', en: 'Registrations' }, entity: RegistrationFact, day: 'submittedOn' },
  RECOGNITION: { title: { vi: 'Quyết định công nhận', en: 'Decisions on recognition' }, entity: RecognitionFact, day: 'decidedOn' },
} as const satisfies Record<string, EventTable>;

/** domain.md 3.6: the analyst has pseudonymous events, the province everything but tips. */
export function rolesForEvents({ facts }: EventsRequest): readonly Role[] {
  const { restricted }: EventTable = eventTables[facts];
  return restricted ? ['TIP_SUPERVISOR'] : ['ANALYST', 'PROVINCIAL_OFFICER'];
}

/** The rows of a fact table, of a period. */
export async function tableOfEvents({ read, now }: Asking, { facts, from, to }: EventsRequest): Promise<ExportTable> {
  const { title, entity, day }: EventTable = eventTables[facts];
  const query = read.createQueryBuilder<Fact>(entity, 'f');
  if (from) query.andWhere(`f.${day} >= :from`, { from });
  if (to) query.andWhere(`f.${day} < :to`, { to });
  const columns = read.connection.getMetadata(entity).columns.map(({ propertyName }) => columnNamed(propertyName));
  const period = (edge: Day | null | undefined) => edge ?? { vi: 'không giới hạn', en: 'open' };
  return {
    title,
    about: [
      { name: { vi: 'Từ ngày', en: 'From' }, value: period(from) },
      { name: { vi: 'Đến trước ngày', en: 'Until before' }, value: period(to) },
      { name: { vi: 'Theo cột', en: 'By the column' }, value: day },
      { name: { vi: 'Đọc lúc', en: 'Read at' }, value: now.toISOString() },
      {
        name: { vi: 'Quy tắc ẩn số liệu', en: 'Rule of suppression' },
        value: {
          vi: 'Không ẩn: từng dòng không có tên; ai có vai trò nhà phân tích hoặc cấp tỉnh được xem. Không công bố lại từng dòng.',
          en: 'Nothing is hidden: rows have no names and are for analysts and the province. Do not publish single rows.',
        },
      },
    ],
    columns,
    total: await query.getCount(),
    rows: rowsOf(
      query,
      columns.map(({ name }) => name as keyof Fact),
    ),
  };
}

const pageSize = 1000;

/** By keyset: rows that change meanwhile are read as they are then, and none comes twice or is left out. */
async function* rowsOf(query: SelectQueryBuilder<Fact>, names: readonly (keyof Fact)[]): AsyncGenerator<Cell[]> {
  for (let after = ''; ; ) {
    const page = await query.clone().andWhere('f.id > :after', { after }).orderBy('f.id', 'ASC').limit(pageSize).getMany();
    for (const row of page) yield names.map((name) => row[name]);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.id;
  }
}
