import { referenceEntities } from '@binhan/reference/entities';
import { facts } from './facts.ts';

/** What this service has read from topics: all of it can be made again from them. */
export const readModel = [...referenceEntities, ...facts.flatMap(({ entity, lines }) => (lines ? [entity, lines.entity] : [entity]))];
