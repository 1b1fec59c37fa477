import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Session, SessionLine } from '../entities/session.ts';
import { ClassLine, TrainingClass } from '../entities/training-class.ts';
import { type Attendances, type CountMethod, headcount, type Measure, type People } from '../headcount.ts';
import { type ClassFigureFilter, filterClasses } from './classes.ts';
import { type LineFilter, lineConditions } from './line-filter.ts';
import { filterSessions, type SessionFigureFilter } from './sessions.ts';

export type SessionTotals = { sessions: number; attendances: Attendances };
export type ClassTotals = { classes: number; attendances: Attendances; learners: People; passed: People };

/** Verified sessions and the attendances of their lines; a condition on lines leaves the other lines out. */
export async function sessionTotals(manager: EntityManager, filter: SessionFigureFilter): Promise<SessionTotals> {
  const query = manager.createQueryBuilder(Session, 's').where("s.state = 'VERIFIED'");
  filterSessions(query, filter);
  joinLines(query, SessionLine, 'l.sessionId = s.id', filter)
    .select('s.countMethod', 'countMethod')
    .addSelect('COUNT(DISTINCT s.id)', 'records')
    .addSelect('SUM(l.attendance)', 'heads')
    .groupBy('s.countMethod');
  const rows = (await query.getRawMany<Raw>()).map(part);
  return { sessions: sum(rows, ({ records }) => records), attendances: headcount(rows) };
}

/** Verified classes. Turns and people stand apart, by what each class says that it counts. */
export async function classTotals(manager: EntityManager, filter: ClassFigureFilter): Promise<ClassTotals> {
  const query = manager.createQueryBuilder(TrainingClass, 's').where("s.state = 'VERIFIED'");
  filterClasses(query, filter);
  joinLines(query, ClassLine, 'l.classId = s.id', filter)
    .select('s.countMethod', 'countMethod')
    .addSelect('s.counts', 'counts')
    .addSelect('COUNT(DISTINCT s.id)', 'records')
    .addSelect('SUM(l.learners)', 'heads')
    .addSelect('SUM(l.passed)', 'passed')
    .groupBy('s.countMethod')
    .addGroupBy('s.counts');
  const rows = (await query.getRawMany<Raw & { counts: Measure; passed: string | number }>()).map((row) => ({ ...row, ...part(row) }));
  const of = (measure: Measure) => rows.filter(({ counts }) => counts === measure);
  return {
    classes: sum(rows, ({ records }) => records),
    attendances: headcount(of('ATTENDANCES')),
    learners: headcount(of('PEOPLE')),
    passed: headcount(of('PEOPLE').map(({ passed, countMethod }) => ({ count: Number(passed), countMethod }))),
  };
}

// MySQL answers sums as text.
type Raw = { countMethod: CountMethod; records: string | number; heads: string | number };
const part = ({ countMethod, records, heads }: Raw) => ({ countMethod, records: Number(records), count: Number(heads) });

function joinLines<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  entity: typeof SessionLine | typeof ClassLine,
  on: string,
  filter: LineFilter,
): SelectQueryBuilder<Row> {
  const { sql, values } = lineConditions(filter, 'l');
  return query.innerJoin(entity, 'l', sql ? `${on} AND ${sql}` : on, values);
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
