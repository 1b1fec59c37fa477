import { readFileSync } from 'node:fs';
import type { Words } from '@binhan/common/errors';
import { AreaRef } from '@binhan/reference/entities/area';
import type { EntityManager } from 'typeorm';
import { requireArea } from '../figures/area-tree.ts';
import type { FigureFilter } from '../figures/columns.ts';
import { type Figure, hiddenFigure, noDataFigure } from '../figures/figure.ts';
import { computeMatrix } from '../figures/matrix.ts';
import { type Measure, tablesOf } from '../figures/measure.ts';
import { isFew } from '../figures/people-grid.ts';
import type { Question } from '../figures/question.ts';
import { hasHistory } from '../figures/source.ts';
import { indicatorOf, measureOf } from './indicator.ts';
import { noteOf } from './published-notes.ts';

type Printed = {
  id: string;
  /** Null of a claim without a number that could be counted. */
  value: number | null;
  printed: string;
  qualifier: string | null;
  measure: string;
  vi: string;
  rounds?: [number, number];
  programme?: string;
};
type Article = { area: { code: string }; period: { from: string; toExclusive: string; asOf: string }; figures: Printed[] };

export type PublishedFigure = Pick<Printed, 'id' | 'measure' | 'printed' | 'qualifier' | 'value'> & {
  name: Words;
  computed: Figure;
  difference: number | null;
  note: Words;
};

const article = JSON.parse(readFileSync(new URL('../../data/published-figures.json', import.meta.url), 'utf8')) as Article;

const theft: FigureFilter = { categories: ['THEFT'] };

/** How each figure of the article is read: an indicator, its measure, and what the filter needs beside area and time. */
const readings: Readonly<Record<string, { code: string; measure: string; filter?: FigureFilter }>> = {
  N1: { code: 'U1', measure: 'distinctUnits' },
  N2: { code: 'U2', measure: 'distinctUnits' },
  N3: { code: 'W1', measure: 'sessions' },
  N4: { code: 'W2', measure: 'attendances' },
  N5: { code: 'W1', measure: 'sessions' },
  N6: { code: 'W2', measure: 'attendances' },
  N7: { code: 'W2', measure: 'attendances' },
  N8: { code: 'W4', measure: 'classes' },
  N9: { code: 'W4', measure: 'attendances' },
  N10: { code: 'W4', measure: 'classes' },
  N11: { code: 'W4', measure: 'learners' },
  N12: { code: 'T2', measure: 'fromUnits', filter: theft },
  N13: { code: 'T3', measure: 'cases', filter: theft },
  N14: { code: 'T3', measure: 'arrested', filter: theft },
};

const ofPeople = ['N11'];
/** Of tips and cases nothing is told below the province (domain.md 5.10). */
const ofTips = ['N12', 'N13', 'N14'];

export type AskedFigures = {
  areaId?: string | null | undefined;
  /** The area is the reader's own part: people in it are told, and as they are. */
  isOwn?: boolean;
  /** With the knowledge of before this instant, where there is a history; null: of now. */
  knownBefore?: string | null;
};

/** The article's numbers with the computed ones beside them (domain.md 1.7), for the whole province or for one of its areas. */
export async function computePublishedFigures(
  manager: EntityManager,
  now: Date,
  { areaId, isOwn = false, knownBefore = null }: AskedFigures = {},
): Promise<PublishedFigure[]> {
  await requireArea(manager, areaId, 'areaId');
  const province = (await manager.findOneBy(AreaRef, { code: article.area.code, level: 'PROVINCE' }))?.id ?? '';
  const place = areaId ?? province;
  const guarded = isOwn ? ofTips : [...ofTips, ...ofPeople];
  const told = article.figures.filter(({ id }) => place === province || !guarded.includes(id));
  const computed = await computeTogether(
    manager,
    now,
    told.flatMap((printed) => {
      const measure = measureBehind(printed.id);
      if (!measure) return [];
      const known = hasHistory(manager, tablesOf(measure)) ? knownBefore : null;
      return [{ id: printed.id, measure, question: questionBehind(printed, place, known) }];
    }),
  );
  return article.figures
    .filter(({ id, value }) => value === null || readings[id])
    .map(({ id, measure, vi, printed, qualifier, value }) => {
      const exact = computed.get(id) ?? noDataFigure({ computedAt: now, watermark: null, ruleSet: null });
      const figure = guarded.includes(id) && isFew(exact.value) ? hiddenFigure(exact) : exact;
      const difference = figure.value === null || value === null ? null : figure.value - value;
      const texts = { name: { vi, en: measure }, note: noteOf(id, value !== null) };
      return { id, measure, printed, qualifier, value, computed: figure, difference, ...texts };
    });
}

/** A number as the article has it. */
export function printedValue(id: string): number {
  return article.figures.find((one) => one.id === id)?.value ?? Number.NaN;
}

export const publishedIds: readonly string[] = article.figures.map(({ id }) => id);

/** The measure that a figure of the article is compared with, if any. */
export function measureBehind(id: string): Measure | undefined {
  const reading = readings[id];
  return reading && measureOf(indicatorOf(reading.code), reading.measure);
}

function questionBehind({ id, rounds, programme }: Printed, areaId: string, knownBefore: string | null): Question {
  const { from, toExclusive: to, asOf: on } = article.period;
  const time = rounds ? { roundFrom: rounds[0], roundTo: rounds[1] } : { from, to };
  return {
    filter: { areaId, ...time, ...(programme ? { programmes: [programme] } : {}), ...readings[id]?.filter },
    by: [],
    asOf: { on, knownBefore },
    areaEpoch: null,
  };
}

type Wanted = { id: string; measure: Measure; question: Question };

/** Figures that ask the same question are computed in one pass. */
async function computeTogether(manager: EntityManager, now: Date, wanted: readonly Wanted[]): Promise<Map<string, Figure>> {
  const together = new Map<string, Wanted[]>();
  for (const one of wanted) {
    const key = JSON.stringify(one.question);
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  const answers = [...together.values()].map(async (group) => {
    const [{ question }] = group as [Wanted];
    const [cell] = await computeMatrix(
      manager,
      group.map(({ measure }) => measure),
      question,
      now,
    );
    return group.map(({ id }, i): [string, Figure] => [id, cell?.figures[i] as Figure]);
  });
  return new Map((await Promise.all(answers)).flat());
}
