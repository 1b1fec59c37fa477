import { enumLabels } from '@binhan/common/labels';
import { readSdl } from '@binhan/common/sdl';
import type { QueryResolvers } from '../generated/types.ts';
import { indicators } from '../indicators.ts';
import { computePublishedFigures } from '../published-figures.ts';
import { computeIndicator } from '../queries/indicators.ts';
import { sdl } from '../sdl.ts';

const labels = enumLabels(readSdl(sdl));

export const Query: QueryResolvers = {
  indicators: () => Object.values(indicators),
  indicator: (_source, { code, filter }, { read, clock }) => computeIndicator(read, code, filter ?? {}, clock()),
  publishedFigures: (_source, _args, { read, clock }) => computePublishedFigures(read, clock()),
  reportsEnums: () => labels,
};
