import type { Life, Living } from '@binhan/common/life';
import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import type { UnitData } from '@binhan/reference/received';
import { Enrolment } from '../entities/enrolment.ts';
import { type Session, SessionLine } from '../entities/session.ts';
import { ClassLine, type TrainingClass } from '../entities/training-class.ts';
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
  await leave(tx, id, reason, sessions);
  await leave(tx, id, reason, classes);
  if (state === 'DISSOLVED')
    await releaseFromPlanned(tx, await tx.manager.find(Enrolment, { where: { unitId: id, state: 'ENROLLED' }, order: { id: 'ASC' } }));
}

type Planned = Living & { unitIds: string[] };

/** Sessions and classes, with the lines that name their units. */
type Kind<Row extends Planned> = {
  life: Life<Row>;
  lines: typeof SessionLine | typeof ClassLine;
  table: string;
  key: 'sessionId' | 'classId';
  cancelled?: (tx: Tx, id: string) => Promise<void>;
};
const sessions: Kind<Session> = { life: sessionLife, lines: SessionLine, table: 'session_line', key: 'sessionId' };
const classes: Kind<TrainingClass> = {
  life: trainingClassLife,
  lines: ClassLine,
  table: 'class_line',
  key: 'classId',
  cancelled: releaseOfClass,
};

async function leave<Row extends Planned>(tx: Tx, unitId: string, reason: string, kind: Kind<Row>): Promise<void> {
  const { life, lines, table, key, cancelled } = kind;
  const planned = await tx.manager
    .createQueryBuilder(life.spec.entity, 's')
    .where(`s.state = 'PLANNED' AND s.id IN (SELECT l.${key} FROM ${table} l WHERE l.unitId = :unitId)`, { unitId })
    .orderBy('s.id')
    .getMany();
  for (const row of planned) {
    const { id, unitIds } = row;
    // Of another unit, or of no unit.
    const others = tx.manager
      .createQueryBuilder(lines, 'l')
      .where(`l.${key} = :id AND (l.unitId IS NULL OR l.unitId <> :unitId)`, { id, unitId });
    if (await others.getExists()) {
      await tx.manager.delete(lines, { [key]: id, unitId });
      await life.move(tx, 'dropUnit', row, {}, { unitIds: unitIds.filter((one) => one !== unitId) } as Partial<Row>);
    } else {
      await life.move(tx, 'cancelForUnit', row, { reason });
      await cancelled?.(tx, id);
    }
  }
}
