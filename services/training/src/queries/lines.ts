import { type EntityManager, In } from 'typeorm';
import { SessionLine } from '../entities/session.ts';
import { ClassLine } from '../entities/training-class.ts';

export function sessionLinesOf(manager: EntityManager, sessionIds: readonly string[]): Promise<SessionLine[]> {
  return manager.find(SessionLine, { where: { sessionId: In([...sessionIds]) }, order: { sessionId: 'ASC', lineNo: 'ASC' } });
}

export function classLinesOf(manager: EntityManager, classIds: readonly string[]): Promise<ClassLine[]> {
  return manager.find(ClassLine, { where: { classId: In([...classIds]) }, order: { classId: 'ASC', lineNo: 'ASC' } });
}
