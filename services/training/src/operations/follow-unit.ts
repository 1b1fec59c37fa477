import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import type { UnitData } from '@binhan/reference/received';
import { Enrolment } from '../entities/enrolment.ts';
import { Session, SessionLine } from '../entities/session.ts';
import { ClassLine, TrainingClass } from '../entities/training-class.ts';
import { sessionLife } from '../states/session.ts';
import { trainingClassLife } from '../states/training-class.ts';
import { releaseFromPlanned, releaseOfClass } from './release-guards.ts';

/**
 * What follows when a unit is merged or dissolved: plans that were for it alone are cancelled, others go on without it.
 * Guards of a dissolved unit lose their places; those of a merged one keep them and follow to their new post.
 */
export async function followUnit(tx: Tx, { id, data: { state, name } }: Received<UnitData>): Promise<void> {
  if (state !== 'MERGED' && state !== 'DISSOLVED') return;
  const reason = `${name}: ${state === 'MERGED' ? 'đơn vị đã sáp nhập' : 'đơn vị đã giải thể'}`;
  await leaveSessions(tx, id, reason);
  await leaveClasses(tx, id, reason);
  if (state === 'DISSOLVED')
    await releaseFromPlanned(tx, await tx.manager.find(Enrolment, { where: { unitId: id, state: 'ENROLLED' }, order: { id: 'ASC' } }));
}

async function leaveSessions(tx: Tx, unitId: string, reason: string): Promise<void> {
  const sessions = await tx.manager
    .createQueryBuilder(Session, 's')
    .where("s.state = 'PLANNED' AND s.id IN (SELECT l.sessionId FROM session_line l WHERE l.unitId = :unitId)", { unitId })
    .orderBy('s.id')
    .getMany();
  for (const session of sessions) {
    const sessionId = session.id;
    if (!(await tx.manager.createQueryBuilder(SessionLine, 'l').where(others('l.sessionId'), { id: sessionId, unitId }).getExists())) {
      await sessionLife.move(tx, 'cancelForUnit', session, { reason });
      continue;
    }
    await tx.manager.delete(SessionLine, { sessionId, unitId });
    await sessionLife.move(tx, 'dropUnit', session, {}, { unitIds: session.unitIds.filter((id) => id !== unitId) });
  }
}

async function leaveClasses(tx: Tx, unitId: string, reason: string): Promise<void> {
  const classes = await tx.manager
    .createQueryBuilder(TrainingClass, 's')
    .where("s.state = 'PLANNED' AND s.id IN (SELECT l.classId FROM class_line l WHERE l.unitId = :unitId)", { unitId })
    .orderBy('s.id')
    .getMany();
  for (const row of classes) {
    const classId = row.id;
    if (!(await tx.manager.createQueryBuilder(ClassLine, 'l').where(others('l.classId'), { id: classId, unitId }).getExists())) {
      await trainingClassLife.move(tx, 'cancelForUnit', row, { reason });
      await releaseOfClass(tx, classId);
      continue;
    }
    await tx.manager.delete(ClassLine, { classId, unitId });
    await trainingClassLife.move(tx, 'dropUnit', row, {}, { unitIds: row.unitIds.filter((id) => id !== unitId) });
  }
}

/** Lines of another unit, or of no unit. */
const others = (key: string) => `${key} = :id AND (l.unitId IS NULL OR l.unitId <> :unitId)`;
