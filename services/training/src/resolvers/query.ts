import type { QueryResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import { findSessions } from '../queries.ts';

export const Query: QueryResolvers = {
  trainingEnums: () => labels,
  sessions: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findSessions({ read, viewer, scope: await scope() }, filter ?? {}, page),
  session: (_source, { id }, { node }) => node('Session').load(id),
};
