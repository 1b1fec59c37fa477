import type { Resolvers } from '../generated/types.ts';
import { FigureRow, GroupValue, Indicator } from './figure.ts';
import { Query } from './query.ts';
import { Snapshot, snapshotMutations } from './snapshot.ts';

export const resolvers: Resolvers = { Query, Mutation: snapshotMutations, Snapshot, Indicator, GroupValue, FigureRow };
