import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers } from '../generated/types.ts';
import { draftGuard } from '../operations/draft-guard.ts';
import { guardLife } from '../states/guard.ts';

/** One mutation for each line of the state table; the operation named here has a rule of its own. */
export const Mutation: MutationResolvers = { ...mutationsOf(guardLife, { draft: draftGuard }) };
