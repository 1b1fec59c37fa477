import { columnOfDimension, type Dimension } from './columns.ts';
import type { Part } from './count.ts';
import type { Indicator } from './indicator.ts';
import type { Measure } from './measure.ts';

/** Groups by which every measure of an indicator can be asked. */
export function dimensionsOf({ measures }: Indicator): Dimension[] {
  const all = Object.keys(columnOfDimension) as Dimension[];
  return all.filter((dimension) => measures.every((measure) => partsBehind(measure).every((part) => hasColumnOf(part, dimension))));
}

/** Whether a measure counts what has a day or a round of its own, and not what stands as of a day. */
export function hasTime(measure: Measure): boolean {
  return partsBehind(measure).some((part) => hasColumnOf(part, 'DAY') || hasColumnOf(part, 'ROUND'));
}

/** Whether a measure is of a period that has to be told, as who left in a year. */
export function isOfPeriod(measure: Measure): boolean {
  return partsBehind(measure).some((part) => part.some(({ source }) => source.ofPeriod));
}

function hasColumnOf(part: Pick<Part[number], 'source'>[] | Part, dimension: Dimension): boolean {
  return part.some(({ source }) => source.has.includes(columnOfDimension[dimension]));
}

function partsBehind({ computation }: Measure): Pick<Part[number], 'source'>[][] {
  switch (computation.kind) {
    case 'count':
      return [[...computation.of]];
    case 'sample':
      return [[computation.of]];
    default:
      return [[...computation.of], [...computation.outOf]];
  }
}
