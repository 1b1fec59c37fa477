import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers } from '../generated/types.ts';
import { draft__Type__ } from '../operations/draft-__kebab__.ts';
import { __type__Life } from '../states/__kebab__.ts';

/** One mutation for each line of the state table; the operation named here has a rule of its own. */
export const Mutation: MutationResolvers = { ...mutationsOf(__type__Life, { draft: draft__Type__ }) };
