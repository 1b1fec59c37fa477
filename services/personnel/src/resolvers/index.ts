import type { Resolvers } from '../generated/types.ts';
import { Guard } from './guard.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';

export const resolvers: Resolvers = { Query, Mutation, Guard };
