import { columnOfDimension, type Dimension } from './columns.ts';
import type { Indicator } from './indicator.ts';
import { type Measure, sourcesOf } from './measure.ts';
import type { Source } from './source.ts';

/** Groups by which every measure of an indicator can be asked. */
export function dimensionsOf({ measures }: Indicator): Dimension[] {
  const all = Object.keys(columnOfDimension) as Dimension[];
  return all.filter((dimension) => measures.every((measure) => sourcesOf(measure).every((sources) => anyHas(sources, dimension))));
}

/** Whether a measure counts what has a day or a round of its own, and not what stands as of a day. */
export function hasTime(measure: Measure): boolean {
  return sourcesOf(measure).some((sources) => anyHas(sources, 'DAY') || anyHas(sources, 'ROUND'));
}

/** Whether a measure is of a period that has to be told, as who left in a year. */
export function isOfPeriod(measure: Measure): boolean {
  return sourcesOf(measure).some((sources) => sources.some(({ ofPeriod }) => ofPeriod));
}

function anyHas(sources: readonly Source[], dimension: Dimension): boolean {
  return sources.some(({ has }) => has.includes(columnOfDimension[dimension]));
}
