import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { hasRole, requireRole } from '@binhan/common/permissions';
import { type Role, roleScopes, type Viewer } from '@binhan/common/viewer';
import type { Context } from '../context.ts';
import type { Dimension } from '../figures/columns.ts';
import type { Figure } from '../figures/figure.ts';
import { inGrid } from '../figures/fixed-grid.ts';
import type { Indicator } from '../figures/indicator.ts';
import type { Cell } from '../figures/matrix.ts';
import { type Measure, recordsBehind } from '../figures/measure.ts';
import { gridOf } from '../figures/people-grid.ts';
import type { Question } from '../figures/question.ts';
import { listRows } from '../figures/rows.ts';
import { indicatorByCode } from '../indicators.ts';
import { type Asked, questionOf } from './ask.ts';
import { within } from './figures.ts';

export type GroupValue = { dimension: Dimension; value: string | null };
export type IndicatorCell = {
  group: GroupValue[];
  figures: { measure: string; figure: Figure }[];
};
export type IndicatorResult = { indicator: Indicator; on: Day; cells: IndicatorCell[] };

/** What of a request is needed to ask: a job that asks for somebody has it too. */
type Asking = Pick<Context, 'viewer' | 'clock' | 'figures' | 'read'>;

/** An indicator of the catalogue. */
export function indicatorOf(code: string): Indicator {
  const found = indicatorByCode.get(code);
  if (!found) throw new Error(`${code} stands in the schema and not in the catalogue`);
  return found;
}

/** Computes an indicator for what a caller asks. */
export async function askIndicator(
  context: Asking,
  code: string,
  { measures: codes, ...asked }: Asked & { measures?: readonly string[] | null | undefined },
): Promise<IndicatorResult> {
  const indicator = indicatorOf(code);
  const question = questionOf(asked, context.clock());
  const measures = chosenOf(indicator, codes);
  const { cells, on } = await cellsOf(context, indicator, measures, question, asked);
  return {
    indicator,
    on,
    cells: cells.map(({ key, figures }) => ({ group: groupOf(question.by, key), figures: named(measures, figures) })),
  };
}

/** Whether the viewer reads anything of an indicator: freely, or what stands in its grid. */
export function requireReader(viewer: Viewer, indicator: Indicator): void {
  if (!gridOf(indicator)) requireRole(viewer, indicator.seenBy);
}

/** Whoever may not ask freely reads the fixed grid, if there is one; it has days of its own. */
async function cellsOf(
  context: Asking,
  indicator: Indicator,
  measures: readonly Measure[],
  question: Question,
  { asOf }: Asked,
): Promise<{ cells: Cell[]; on: Day }> {
  const { viewer, read, figures } = context;
  requireReader(viewer, indicator);
  const grid = gridOf(indicator);
  if (!grid || hasRole(viewer, indicator.seenBy)) return { cells: await figures({ indicator, measures, question }), on: question.asOf.on };
  const now = context.clock();
  const inside = inGrid(grid, question, asOf?.on, now);
  // All of them are computed, whichever are wanted: what is hidden must not depend on that.
  const cells = await grid.cells(read, inside, now);
  const wanted = measures.map((measure) => indicator.measures.indexOf(measure));
  return { cells: cells.map(({ key, figures: all }) => ({ key, figures: wanted.map((i) => all[i] as Figure) })), on: inside.asOf.on };
}

/** Lists the records behind a figure. */
export async function askRows(
  context: Context,
  code: string,
  {
    measure: asked,
    part,
    page,
    ...question
  }: Asked & { measure?: string | null | undefined; part: 'NUMERATOR' | 'DENOMINATOR'; page: Parameters<typeof listRows>[3] },
) {
  const indicator = indicatorOf(code);
  requireRole(context.viewer, indicator.rowsSeenBy);
  requireRole(context.viewer, indicator.seenBy);
  const measure = measureOf(indicator, asked ?? indicator.measures[0].code);
  const [counted, denominator] = recordsBehind(measure);
  if (!counted) throw new Problem('NO_ROWS', { code, measure: measure.code }, 'measure');
  const chosen = part === 'DENOMINATOR' ? denominator : counted;
  if (!chosen) throw new Problem('NO_DENOMINATOR', { code, measure: measure.code }, 'part');
  const { read, viewer } = context;
  const asking = questionOf({ ...question, filter: ofOwnUnits(viewer, indicator.rowsSeenBy, question.filter) }, context.clock());
  return listRows(read, chosen, asking, page, within(viewer, indicator, indicator.rowsSeenBy, await context.scope()));
}

/** Who sees units of their own alone asks for these, so that records shared by several units are listed by line. */
function ofOwnUnits(viewer: Viewer, roles: readonly Role[], filter: Asked['filter']): Asked['filter'] {
  const held = roles.filter((role) => viewer.roles.includes(role));
  const ownOnly = held.length > 0 && held.every((role) => roleScopes[role] === 'unit');
  return ownOnly && !filter?.unitIds ? { ...filter, unitIds: viewer.units } : filter;
}

function chosenOf(indicator: Indicator, asked: readonly string[] | null | undefined): readonly Measure[] {
  const [first, ...others] = [...new Set(asked ?? [])];
  return first === undefined ? indicator.measures : [measureOf(indicator, first), ...others.map((one) => measureOf(indicator, one))];
}

export function measureOf({ code, measures }: Indicator, asked: string): Measure {
  const measure = measures.find((one) => one.code === asked);
  if (!measure) throw new Problem('UNKNOWN_MEASURE', { code, measure: asked, known: measures.map((one) => one.code) }, 'measure');
  return measure;
}

/** The values of a cell with what they are values of. */
export function groupOf(by: readonly Dimension[], key: readonly (string | null)[]): IndicatorCell['group'] {
  return by.map((dimension, i) => ({ dimension, value: key[i] ?? null }));
}

function named(measures: readonly Measure[], figures: readonly Figure[]): IndicatorCell['figures'] {
  return figures.map((figure, i) => ({ measure: measures[i]?.code ?? '', figure }));
}
