import type { __Type__Resolvers } from '../generated/types.ts';
import { __type__Life } from '../states/__kebab__.ts';

export const __Type__: __Type__Resolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  allowedActions: async (__type__, _args, { viewer, scope }) => __type__Life.allowedActions(__type__, viewer, await scope()),
};
