import type { TeamResolvers } from '../generated/types.ts';
import { teamLife } from '../states/team.ts';

export const Team: TeamResolvers = {
  unit: ({ unitId }, _args, { node }) => (unitId ? node('Unit').load(unitId) : null),
  area: ({ areaId }) => ({ id: areaId }),
  allowedActions: async (team, _args, { viewer, scope }) => teamLife.allowedActions(team, viewer, await scope()),
};
