import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import { type EntityManager, In } from 'typeorm';
import { CaseCorrection } from '../entities/case-correction.ts';
import { CaseOutcome, type CaseOutcomeState, CaseTip } from '../entities/case-outcome.ts';
import { caseOutcomeLife } from '../states/case-outcome.ts';
import type { Asking } from './asking.ts';

export type CaseOutcomeFilter = { states?: CaseOutcomeState[] | null; areaId?: string | null };

export function findCaseOutcomes(
  { read, viewer, scope }: Asking,
  { states, areaId }: CaseOutcomeFilter,
  page: PageArgs,
): Promise<Connection<CaseOutcome>> {
  const query = read.createQueryBuilder(CaseOutcome, 'o');
  restrict(query, viewer, caseOutcomeLife.spec.access.seenBy, scope, { assignedTo: 'o.areaId IN (:...assignments)' });
  if (states) query.andWhere('o.state IN (:...states)', { states });
  if (areaId) inArea(query, 'o.areaId', areaId);
  return connection(query, page, [{ column: 'o.id', value: ({ id }) => id }]);
}

/** Oldest first. */
export function correctionsOfOutcomes(manager: EntityManager, outcomeIds: string[]): Promise<CaseCorrection[]> {
  return manager.find(CaseCorrection, { where: { outcomeId: In(outcomeIds) }, order: { version: 'ASC' } });
}

export function tipsOfOutcomes(manager: EntityManager, outcomeIds: string[]): Promise<CaseTip[]> {
  return manager.find(CaseTip, { where: { outcomeId: In(outcomeIds) }, order: { role: 'DESC', tipId: 'ASC' } });
}
