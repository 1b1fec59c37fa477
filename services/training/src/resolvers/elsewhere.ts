import type { GuardResolvers, ModelResolvers, UnitResolvers } from '../generated/types.ts';

// What this service adds to the types of others.

export const Unit: UnitResolvers = {
  sessions: ({ id }, args, { unitSessions }) => unitSessions(id, args),
  lastSessionOn: async ({ id }, _args, { lastSessions }) => (await lastSessions.load(id))?.heldOn ?? null,
  classes: ({ id }, args, { unitClasses }) => unitClasses(id, args),
};

export const Model: ModelResolvers = {
  sessions: ({ id }, args, { modelSessions }) => modelSessions(id, args),
};

export const Guard: GuardResolvers = {
  classes: ({ id }, _args, { guardClasses }) => guardClasses.load(id),
};
