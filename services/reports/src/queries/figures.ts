import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Role, Viewer } from '@binhan/common/viewer';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Restrict } from '../figures/count.ts';
import { withoutFew } from '../figures/few.ts';
import type { Figure } from '../figures/figure.ts';
import type { Indicator } from '../figures/indicator.ts';
import { type Cell, computeMatrix } from '../figures/matrix.ts';
import type { Measure } from '../figures/measure.ts';
import type { Question } from '../figures/question.ts';

/** An indicator to compute for a question. */
export type Wanted = { indicator: Indicator; question: Question };

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
        const key = `${JSON.stringify(one.question)} ${one.indicator.seenBy.join()}`;
        together.set(key, [...(together.get(key) ?? []), one]);
      }
      for (const group of together.values()) {
        const { question, indicator } = group[0] as Wanted;
        const measures = group.flatMap((one) => one.indicator.measures);
        const cells = scope().then((known) => computeMatrix(read, measures, question, now, within(viewer, indicator.seenBy, known)));
        let from = 0;
        for (const one of group) {
          const start = from;
          from += one.indicator.measures.length;
          results.set(
            keyOf(one),
            cells.then((all) => partOf(all, start, one.indicator.measures, viewer)),
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
export function within(viewer: Viewer, roles: readonly Role[], scope: Scope): Restrict {
  return (query, { has }) => {
    const columns = (['unitId', 'areaId'] as const).filter((name) => has.includes(name));
    restrict(query, viewer, roles, scope, Object.fromEntries(columns.map((name) => [name, `f.${name}`])));
  };
}

function keyOf({ indicator, question }: Wanted): string {
  return `${indicator.code} ${indicator.measures.map(({ code }) => code)} ${JSON.stringify(question)}`;
}

/** The figures of one indicator, as the viewer may read them. */
function partOf(cells: readonly Cell[], start: number, measures: readonly Measure[], viewer: Viewer): Cell[] {
  const whole = Boolean(viewer.system) || viewer.roles.includes('PROVINCIAL_OFFICER');
  const shown = (figure: Figure, i: number) => (whole ? figure : withoutFew(measures[i] as Measure, figure));
  return cells.map(({ key, figures }) => ({ key, figures: figures.slice(start, start + measures.length).map(shown) }));
}
