import type { Resolvers } from '../generated/types.ts';
import { Export, exportMutations } from './export.ts';
import { FigureRow, GroupValue, Indicator, IndicatorMeasure } from './figure.ts';
import { Query } from './query.ts';
import { Snapshot, snapshotMutations } from './snapshot.ts';

const Mutation = { ...exportMutations, ...snapshotMutations };

export const resolvers: Resolvers = { Query, Mutation, Export, Snapshot, Indicator, IndicatorMeasure, GroupValue, FigureRow };
