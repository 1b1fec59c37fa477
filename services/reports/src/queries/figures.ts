import { permits, type Scope, type Subject } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Role, Viewer } from '@binhan/common/viewer';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { FigureFilter } from '../figures/columns.ts';
import type { Restrict } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { type Cell, computeMatrix } from '../figures/matrix.ts';
import type { Measure } from '../figures/measure.ts';
import { onlyYearsOfPeople } from '../figures/people-years.ts';
import type { Question } from '../figures/question.ts';

/** An indicator, or some of its measures, to compute for a question. */
export type Wanted = { indicator: Indicator; measures?: readonly Measure[]; question: Question };

export type FigureLoader = (wanted: Wanted) => Promise<Cell[]>;

type Asking = { read: EntityManager; viewer: Viewer; scope: () => Promise<Scope>; now: Date };

/**
 * Figures of one request: those that ask the same question are computed together, in one pass over each source. Whether the
 * viewer may ask is decided before.
 */
export function figureLoader({ read, viewer, scope, now }: Asking): FigureLoader {
  const loader = new DataLoader<Wanted, Cell[], string>(
    async (wanted) => {
      const results = new Map<string, Promise<Cell[]>>();
      const together = new Map<string, Wanted[]>();
      for (const one of wanted) {
        const key = `${JSON.stringify(one.question)} ${one.indicator.seenBy.join()} ${one.indicator.whole}`;
        together.set(key, [...(together.get(key) ?? []), one]);
      }
      for (const group of together.values()) {
        const { question, indicator } = group[0] as Wanted;
        const measures = group.flatMap(measuresOf);
        const answer = scope().then(async (known) => ({
          cells: await computeMatrix(read, measures, question, now, within(viewer, indicator, indicator.seenBy, known)),
          isOwn: isOwnPart(viewer, known, question.filter),
        }));
        let from = 0;
        for (const one of group) {
          const start = from;
          from += measuresOf(one).length;
          results.set(
            keyOf(one),
            answer.then(({ cells, isOwn }) => {
              const own = partOf(cells, start, measuresOf(one));
              return isOwn
                ? own
                : onlyYearsOfPeople(read, one.indicator.measures, { cells: own, measures: measuresOf(one), question, now });
            }),
          );
        }
      }
      return Promise.all(wanted.map((one) => results.get(keyOf(one)) as Promise<Cell[]>));
    },
    { cacheKeyFn: keyOf },
  );
  return (wanted) => loader.load(wanted);
}

/** Keeps the records that the viewer may see; where a source has no unit, nobody sees them by their unit. */
export function within(viewer: Viewer, { whole }: Indicator, roles: readonly Role[], scope: Scope): Restrict {
  return (query, { has }) => {
    if (whole) return;
    const columns = (['unitId', 'areaId'] as const).filter((name) => has.includes(name));
    restrict(query, viewer, roles, scope, Object.fromEntries(columns.map((name) => [name, `f.${name}`])));
  };
}

/**
 * Whether a question is of the viewer's own part by its filter's words: their areas, their units, or anything for the province.
 * Only there people are counted freely in what everyone may ask; a part is named and not cut out, so that sums kept ready answer.
 */
export function isOwnPart(viewer: Viewer, scope: Scope, { areaId, unitIds }: FigureFilter): boolean {
  const isOwn = (part: Subject) => permits(viewer, staff, part, scope);
  if (isOwn({ areaId: areaId ?? null })) return true;
  return Boolean(unitIds?.length && unitIds.every((unitId) => isOwn({ unitId })));
}

function measuresOf({ indicator, measures }: Wanted): readonly Measure[] {
  return measures ?? indicator.measures;
}

function keyOf(wanted: Wanted): string {
  return `${wanted.indicator.code} ${measuresOf(wanted).map(({ code }) => code)} ${JSON.stringify(wanted.question)}`;
}

/** The figures of one indicator. */
function partOf(cells: readonly Cell[], start: number, measures: readonly Measure[]): Cell[] {
  return cells.map(({ key, figures }) => ({ key, figures: figures.slice(start, start + measures.length) }));
}
