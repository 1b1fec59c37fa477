import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers } from '../generated/types.ts';
import { draftSession } from '../operations/draft-session.ts';
import { sessionLife } from '../states/session.ts';

/** One mutation for each line of the state table; the operation named here has a rule of its own. */
export const Mutation: MutationResolvers = { ...mutationsOf(sessionLife, { draft: draftSession }) };
