import { labelsOf } from '@binhan/common/labels';
import type { ReadinessReasonResolvers, UnitReadinessConnectionResolvers, UnitReadinessResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import type { ReadinessReasonCode } from '../readiness.ts';

const reasonNames = labelsOf<ReadinessReasonCode>(labels, 'ReadinessReasonCode');

export const UnitReadiness: UnitReadinessResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  sharedPosts: async ({ unitId, on }, _args, { sharedPosts }) =>
    (await sharedPosts(on)).filter(({ guards }) => guards.some((guard) => guard.unitId === unitId)),
};

export const ReadinessReason: ReadinessReasonResolvers = {
  text: ({ code }) => reasonNames[code],
};

export const UnitReadinessConnection: UnitReadinessConnectionResolvers = {
  total: ({ total }) => total(),
};
