import type { EntityManager } from 'typeorm';
import { Session, SessionLine, type SessionState } from '../entities/session.ts';
import { ClassLine, TrainingClass, type TrainingClassState } from '../entities/training-class.ts';
import { restrictClasses } from './classes.ts';
import type { RowsBehind } from './pages-by-key.ts';
import { type Asking, restrictSessions } from './sessions.ts';

type Asked = () => Promise<Asking>;

export function sessionsOfUnits(asked: Asked, states?: SessionState[] | null): RowsBehind {
  return {
    column: 'l.unitId',
    async query(unitIds) {
      const asking = await asked();
      const query = asking.read.createQueryBuilder(Session, 's').innerJoin(SessionLine, 'l', 'l.sessionId = s.id');
      query.where('l.unitId IN (:...unitIds)', { unitIds });
      restrictSessions(query, asking);
      if (states) query.andWhere('s.state IN (:...states)', { states });
      return query;
    },
  };
}

export function classesOfUnits(asked: Asked, states?: TrainingClassState[] | null): RowsBehind {
  return {
    column: 'l.unitId',
    async query(unitIds) {
      const asking = await asked();
      const query = asking.read.createQueryBuilder(TrainingClass, 's').innerJoin(ClassLine, 'l', 'l.classId = s.id');
      query.where('l.unitId IN (:...unitIds)', { unitIds });
      restrictClasses(query, asking);
      if (states) query.andWhere('s.state IN (:...states)', { states });
      return query;
    },
  };
}

export function sessionsOfModels(asked: Asked): RowsBehind {
  return {
    column: 's.modelId',
    async query(modelIds) {
      const asking = await asked();
      const query = asking.read.createQueryBuilder(Session, 's').where('s.modelId IN (:...modelIds)', { modelIds });
      restrictSessions(query, asking);
      return query;
    },
  };
}

export type LastSession = { id: string; heldOn: string };

/** The day of each unit's last verified session, wherever it was held (domain.md 4, W5). */
export function lastSessionsOf(manager: EntityManager, unitIds: string[]): Promise<LastSession[]> {
  return manager
    .createQueryBuilder(SessionLine, 'l')
    .innerJoin(Session, 's', 's.id = l.sessionId')
    .select('l.unitId', 'id')
    .addSelect('MAX(s.heldOn)', 'heldOn')
    .where("s.state = 'VERIFIED' AND l.unitId IN (:...unitIds)", { unitIds })
    .groupBy('l.unitId')
    .getRawMany<LastSession>();
}
