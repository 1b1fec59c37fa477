import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import type { SelectQueryBuilder } from 'typeorm';
import { TrainingClass, type TrainingClassState } from '../entities/training-class.ts';
import { trainingClassLife } from '../states/training-class.ts';
import type { ClassKind, ClassProgramme } from '../vocabulary.ts';
import { type LineFilter, withSuchLine } from './line-filter.ts';
import type { Asking } from './sessions.ts';

/** What a figure and the list behind it have in common. */
export type ClassFigureFilter = LineFilter & {
  programme?: ClassProgramme | null;
  kind?: ClassKind | null;
  from?: string | null;
  to?: string | null;
  areaId?: string | null;
};
export type ClassFilter = ClassFigureFilter & { states?: TrainingClassState[] | null };

/** Keeps the classes that the viewer may see: the SQL form of trainingClassLife's subject. */
export function restrictClasses(query: SelectQueryBuilder<TrainingClass>, { viewer, scope }: Omit<Asking, 'read'>): void {
  restrict(query, viewer, trainingClassLife.spec.access.seenBy, scope, {
    ownerId: 's.ownerId',
    areaId: 's.areaId',
    unitIds: (own) => `s.id IN (SELECT own.classId FROM class_line own WHERE own.unitId IN (${own}))`,
  });
}

/** The one filter of figures and lists; a class counts on its first day. */
export function filterClasses(query: SelectQueryBuilder<TrainingClass>, filter: ClassFigureFilter): void {
  const { programme, kind, from, to, areaId } = filter;
  if (programme) query.andWhere('s.programme = :programme', { programme });
  if (kind) query.andWhere('s.kind = :kind', { kind });
  if (from) query.andWhere('s.firstDay >= :from', { from });
  if (to) query.andWhere('s.firstDay < :to', { to });
  if (areaId) inArea(query, 's.areaId', areaId);
  withSuchLine(query, 's.id', filter, { table: 'class_line', key: 'classId' });
}

export function findClasses(asking: Asking, filter: ClassFilter, page: PageArgs): Promise<Connection<TrainingClass>> {
  const query = asking.read.createQueryBuilder(TrainingClass, 's');
  restrictClasses(query, asking);
  filterClasses(query, filter);
  if (filter.states) query.andWhere('s.state IN (:...states)', { states: filter.states });
  return connection(query, page, [{ column: 's.id', value: ({ id }) => id }]);
}
