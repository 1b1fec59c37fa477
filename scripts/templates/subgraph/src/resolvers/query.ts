import type { QueryResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import { find__Types__ } from '../queries/__kebabs__.ts';

export const Query: QueryResolvers = {
  __name__Enums: () => labels,
  __types__: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    find__Types__({ read, viewer, scope: await scope() }, filter ?? {}, page),
  __type__: (_source, { id }, { node }) => node('__Type__').load(id),
};
