import type { Resolvers } from '../generated/types.ts';
import { FigureRow, GroupValue, Indicator } from './figure.ts';
import { Query } from './query.ts';

export const resolvers: Resolvers = { Query, Indicator, GroupValue, FigureRow };
