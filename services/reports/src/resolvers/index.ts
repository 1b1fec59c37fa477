import type { Resolvers } from '../generated/types.ts';
import { FigureRow, GroupValue, Indicator } from './figure.ts';
import { Query } from './query.ts';
import { Mutation, Snapshot } from './snapshot.ts';

export const resolvers: Resolvers = { Query, Mutation, Snapshot, Indicator, GroupValue, FigureRow };
