import { type Day, dayOf } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { EntityManager } from 'typeorm';
import { filterKeys } from './columns.ts';
import { type Figure, hiddenFigure } from './figure.ts';
import { type Cell, computeMatrix } from './matrix.ts';
import type { Measure } from './measure.ts';
import { daysToReport, hidePeople } from './people-grid.ts';
import { endOf, type Question } from './question.ts';

/** What everyone reads of people in an indicator whose other measures everyone may ask freely. */
export const groupsOfYears = ['YEAR'] as const;

/** The period of the article ends before it: a year that shares classes with the printed sum (N11) would tell of the others. */
const firstYear = '2020';

/**
 * Hides the people in answers to free questions. What is left is one set of figures for each closed year of the whole province,
 * as known when the year was closed. It depends on the year alone, whatever is asked and whenever, and no class lies in two
 * years: there is nothing to add up, to subtract, or to hold against what stood there before.
 */
export async function onlyYearsOfPeople(
  manager: EntityManager,
  all: readonly Measure[],
  { cells, measures, question, now }: { cells: readonly Cell[]; measures: readonly Measure[]; question: Question; now: Date },
): Promise<Cell[]> {
  if (!measures.some(({ people }) => people)) return [...cells];
  // All of them together, whichever are wanted: what is hidden must not depend on that.
  const ofPeople = all.filter(({ people }) => people);
  return Promise.all(
    cells.map(async ({ key, figures }) => {
      const year = closedYear(question, key, now);
      const told = year ? await figuresOf(manager, ofPeople, year, now) : [];
      const shown = (figure: Figure, i: number) => {
        const measure = measures[i] as Measure;
        return measure.people ? (told[ofPeople.indexOf(measure)] ?? hiddenFigure(figure)) : figure;
      };
      return { key, figures: figures.map(shown) };
    }),
  );
}

type Year = { from: Day; last: Day; closedOn: Day };

/** The year that a group is, if it is all of one that is closed. */
function closedYear({ filter, by, asOf, areaEpoch }: Question, [year]: Cell['key'], now: Date): Year | undefined {
  if (by.join() !== groupsOfYears.join() || areaEpoch !== null || asOf.knownBefore !== null || !year || year < firstYear) return undefined;
  const last = `${year}-12-31`;
  const closedOn = plusDays(last, daysToReport);
  const isWhole = filterKeys(filter).every((key) => (key === 'from' || key === 'to') && filter[key]?.endsWith('-01-01'));
  return isWhole && asOf.on >= last && dayOf(now) > closedOn ? { from: `${year}-01-01`, last, closedOn } : undefined;
}

async function figuresOf(
  manager: EntityManager,
  measures: readonly Measure[],
  { from, last, closedOn }: Year,
  now: Date,
): Promise<Figure[]> {
  const asOf = { on: last, knownBefore: endOf(closedOn) };
  const cells = await computeMatrix(manager, measures, { filter: { from }, by: [], asOf, areaEpoch: null }, now);
  return hidePeople(cells, measures)[0]?.figures ?? [];
}
