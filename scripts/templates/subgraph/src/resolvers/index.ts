import type { Resolvers } from '../generated/types.ts';
import { __Type__ } from './__kebab__.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';

export const resolvers: Resolvers = { Query, Mutation, __Type__ };
