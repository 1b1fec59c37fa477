import type { Resolvers } from '../generated/types.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';
import { Session } from './session.ts';

export const resolvers: Resolvers = { Query, Mutation, Session };
