import type { QueryResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import { findGuards } from '../queries.ts';

export const Query: QueryResolvers = {
  personnelEnums: () => labels,
  guards: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findGuards({ read, viewer, scope: await scope() }, filter ?? {}, page),
  guard: (_source, { id }, { node }) => node('Guard').load(id),
};
