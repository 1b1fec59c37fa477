import { referenceEntities } from '@binhan/reference/entities';
import { ProvinceOfArea, RollupCheck } from './entities/rollup.ts';
import { facts } from './facts.ts';
import { rollupEntities } from './rollups.ts';

/** What this service has read from topics, and the sums made of it: all of it can be made again from them. */
export const readModel = [
  ...referenceEntities,
  ...facts.flatMap(({ entity, lines }) => (lines ? [entity, lines.entity] : [entity])),
  ...[ProvinceOfArea, ...rollupEntities],
];

/** What only this service knows. */
export const ownEntities = [RollupCheck];
