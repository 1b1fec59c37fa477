import { daysBetween } from '@binhan/common/days';
import type { Life, Living } from '@binhan/common/life';
import type { Context } from '../context.ts';
import type {
  CommitmentResolvers,
  CoordinationRegulationResolvers,
  InternalRuleResolvers,
  ModelResolvers,
  ReviewResolvers,
} from '../generated/types.ts';
import { commitmentLife } from '../states/commitment.ts';
import { coordinationRegulationLife } from '../states/coordination-regulation.ts';
import { internalRuleLife } from '../states/internal-rule.ts';
import { modelLife } from '../states/model.ts';
import { reviewLife } from '../states/review.ts';
import { authorities, basis } from './many.ts';

/** What every record of a unit answers alike. */
function ofUnit<Row extends Living & { unitId: string; areaId: string }>(life: Life<Row>) {
  return {
    unit: ({ unitId }: Row, _args: unknown, { node }: Context) => node('Unit').load(unitId),
    area: ({ areaId }: Row, _args: unknown, { node }: Context) => node('Area').load(areaId),
    allowedActions: async (row: Row, _args: unknown, { viewer, scope }: Context) => life.allowedActions(row, viewer, await scope()),
  };
}

export const Commitment: CommitmentResolvers = {
  ...ofUnit(commitmentLife),
  basis,
  signedRate: ({ signedCount, eligibleCount }) => (eligibleCount ? signedCount / eligibleCount : null),
};

export const InternalRule: InternalRuleResolvers = {
  ...ofUnit(internalRuleLife),
  basis,
  reviewOverdue: ({ state, reviewDueOn }, _args, { today }) => state === 'APPROVED' && reviewDueOn !== null && reviewDueOn < today,
};

export const CoordinationRegulation: CoordinationRegulationResolvers = {
  ...ofUnit(coordinationRegulationLife),
  basis,
  authorities,
  replaces: ({ replacesId }, _args, { node }) => (replacesId ? node('CoordinationRegulation').load(replacesId) : null),
};

export const Model: ModelResolvers = {
  ...ofUnit(modelLife),
  basis,
  replicatedFrom: ({ replicatedFromId }, _args, { node }) => (replicatedFromId ? node('Model').load(replicatedFromId) : null),
  replications: ({ id }, _args, { copies }) => copies.load(id),
  lineage: ({ rootId }, _args, { lineages }) => lineages.load(rootId),
};

export const Review: ReviewResolvers = {
  ...ofUnit(reviewLife),
  overdue: ({ state, dueOn }, _args, { today }) => state === 'PLANNED' && dueOn < today,
  lateDays: ({ heldOn, dueOn }, _args, { today }) => Math.max(0, daysBetween(dueOn, heldOn ?? today)),
};
