import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers, ProtectionRequestResolvers, QueryResolvers } from '../generated/types.ts';
import { passOnProtectionRequest } from '../operations/request-protection.ts';
import { findProtectionRequests } from '../queries/protection-requests.ts';
import { protectionRequestLife } from '../states/protection-request.ts';

export const protectionMutations: MutationResolvers = mutationsOf(protectionRequestLife, { passOn: passOnProtectionRequest });

export const protectionQueries: QueryResolvers = {
  protectionRequests: async (_source, { states, ...page }, { read, viewer, scope }) =>
    findProtectionRequests({ read, viewer, scope: await scope() }, states, page),
  protectionRequest: (_source, { id }, { node }) => node('ProtectionRequest').load(id),
};

export const ProtectionRequest: ProtectionRequestResolvers = {
  tip: ({ tipId }, _args, { node }) => node('Tip').load(tipId),
  allowedActions: async (request, _args, { viewer, scope }) => protectionRequestLife.allowedActions(request, viewer, await scope()),
};
