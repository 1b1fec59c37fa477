import type { Connection, PageArgs } from '@binhan/common/connection';
import { plusDays } from '@binhan/common/days';
import { enteredCount } from '@binhan/common/entered';
import type { Commitment, CommitmentKind } from '../entities/commitment.ts';
import type { CoordinationRegulation, CoordinationTheme } from '../entities/coordination-regulation.ts';
import type { InternalRule, RuleKind } from '../entities/internal-rule.ts';
import type { Plan } from '../entities/plan.ts';
import type { QualityGrade, Review, ReviewKind } from '../entities/review.ts';
import { commitmentLife } from '../states/commitment.ts';
import { coordinationRegulationLife } from '../states/coordination-regulation.ts';
import { internalRuleLife } from '../states/internal-rule.ts';
import { planLife } from '../states/plan.ts';
import { reviewLife } from '../states/review.ts';
import { type Asking, areaUnlessDraft, pageOf, type RecordFilter, seenRecords, whether } from './unit-records.ts';

export type CommitmentFilter = RecordFilter & { kind?: CommitmentKind | null; year?: number | null };

export function findCommitments(asking: Asking, filter: CommitmentFilter, page: PageArgs): Promise<Connection<Commitment>> {
  const query = seenRecords(asking, commitmentLife, areaUnlessDraft, filter);
  if (filter.kind) query.andWhere('r.kind = :kind', { kind: filter.kind });
  if (filter.year != null) query.andWhere('r.year = :year', { year: filter.year });
  return pageOf(query, page);
}

export type InternalRuleFilter = RecordFilter & { kind?: RuleKind | null; reviewOverdue?: boolean | null };

export function findInternalRules(asking: Asking, filter: InternalRuleFilter, page: PageArgs): Promise<Connection<InternalRule>> {
  const query = seenRecords(asking, internalRuleLife, areaUnlessDraft, filter);
  if (filter.kind) query.andWhere('r.kind = :kind', { kind: filter.kind });
  whether(query, filter.reviewOverdue, "(r.state = 'APPROVED' AND r.reviewDueOn < :today)", { today: asking.today });
  return pageOf(query, page);
}

export type CoordinationRegulationFilter = RecordFilter & { theme?: CoordinationTheme | null; expiringWithinDays?: number | null };

export function findCoordinationRegulations(
  asking: Asking,
  filter: CoordinationRegulationFilter,
  page: PageArgs,
): Promise<Connection<CoordinationRegulation>> {
  const query = seenRecords(asking, coordinationRegulationLife, areaUnlessDraft, filter);
  const { theme, expiringWithinDays: days } = filter;
  if (theme) query.andWhere('r.theme = :theme', { theme });
  if (days != null) {
    enteredCount(days, 'filter.expiringWithinDays', 3660);
    const span = { today: asking.today, until: plusDays(asking.today, days) };
    query.andWhere("r.state = 'SIGNED' AND r.endsOn >= :today AND r.endsOn <= :until", span);
  }
  return pageOf(query, page);
}

export type PlanFilter = RecordFilter & { authorityId?: string | null; year?: number | null; overdue?: boolean | null };

/** An authority's draft is seen by the officers of its area, who prepare it. */
const areaUnlessUnitsDraft = "CASE WHEN r.state = 'DRAFT' AND r.unitId IS NOT NULL THEN NULL ELSE r.areaId END";

export function findPlans(asking: Asking, filter: PlanFilter, page: PageArgs): Promise<Connection<Plan>> {
  const query = seenRecords(asking, planLife, areaUnlessUnitsDraft, filter);
  if (filter.authorityId) query.andWhere('r.authorityId = :authorityId', { authorityId: filter.authorityId });
  if (filter.year != null) query.andWhere('r.year = :year', { year: filter.year });
  const overdue = "(r.state = 'APPROVED' AND r.nextDueOn IS NOT NULL AND r.nextDueOn < :today)";
  whether(query, filter.overdue, overdue, { today: asking.today });
  return pageOf(query, page);
}

export type ReviewFilter = RecordFilter & { kind?: ReviewKind | null; qualityGrade?: QualityGrade | null; overdue?: boolean | null };

export function findReviews(asking: Asking, filter: ReviewFilter, page: PageArgs): Promise<Connection<Review>> {
  const query = seenRecords(asking, reviewLife, 'r.areaId', filter);
  if (filter.kind) query.andWhere('r.kind = :kind', { kind: filter.kind });
  if (filter.qualityGrade) query.andWhere('r.qualityGrade = :qualityGrade', { qualityGrade: filter.qualityGrade });
  whether(query, filter.overdue, "(r.state = 'PLANNED' AND r.dueOn < :today)", { today: asking.today });
  return pageOf(query, page);
}
