import type { SessionResolvers } from '../generated/types.ts';
import { sessionLife } from '../states/session.ts';

export const Session: SessionResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  allowedActions: async (session, _args, { viewer, scope }) => sessionLife.allowedActions(session, viewer, await scope()),
};
