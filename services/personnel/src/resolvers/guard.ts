import type { GuardResolvers } from '../generated/types.ts';
import { guardLife } from '../states/guard.ts';

export const Guard: GuardResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  allowedActions: async (guard, _args, { viewer, scope }) => guardLife.allowedActions(guard, viewer, await scope()),
};
