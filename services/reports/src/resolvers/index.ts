import type { Resolvers } from '../generated/types.ts';
import { Export, exportMutations } from './export.ts';
import { FigureRow, GroupValue, Indicator } from './figure.ts';
import { Query } from './query.ts';

export const resolvers: Resolvers = { Query, Mutation: exportMutations, Export, Indicator, GroupValue, FigureRow };
