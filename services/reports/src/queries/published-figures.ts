import { readFileSync } from 'node:fs';
import type { Words } from '@binhan/common/errors';
import { AreaRef } from '@binhan/reference/entities/area';
import type { EntityManager } from 'typeorm';
import type { FigureFilter } from '../figures/columns.ts';
import type { Figure } from '../figures/figure.ts';
import { computeMatrix } from '../figures/matrix.ts';
import type { Question } from '../figures/question.ts';
import { indicatorOf, measureOf } from './indicator.ts';
import { notes } from './published-notes.ts';

type Printed = {
  id: string;
  value: number;
  printed: string;
  qualifier: string | null;
  measure: string;
  rounds?: [number, number];
  programme?: string;
};
type Article = { area: { code: string }; period: { from: string; toExclusive: string; asOf: string }; figures: Printed[] };

export type PublishedFigure = Pick<Printed, 'id' | 'measure' | 'printed' | 'qualifier'> & {
  value: number | null;
  computed: Figure;
  difference: number | null;
  note: Words;
};

const article = JSON.parse(readFileSync(new URL('../../data/published-figures.json', import.meta.url), 'utf8')) as Article;

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
};

/** The article's numbers with the computed ones beside them (domain.md 1.7), for the whole province or for one of its areas. */
export async function computePublishedFigures(manager: EntityManager, now: Date, areaId?: string | null): Promise<PublishedFigure[]> {
  const province = areaId ?? (await manager.findOneBy(AreaRef, { code: article.area.code, level: 'PROVINCE' }))?.id ?? '';
  const known = article.figures.filter(({ id }) => readings[id]);
  return Promise.all(
    known.map(async ({ id, measure, printed, qualifier, value, ...dated }) => {
      const computed = await computeReading(manager, id, dated, province, now);
      const difference = computed.value === null ? null : computed.value - value;
      return { id, measure, printed, qualifier, value, computed, difference, note: notes[id] ?? notes.all };
    }),
  );
}

async function computeReading(
  manager: EntityManager,
  id: string,
  { rounds, programme }: Pick<Printed, 'rounds' | 'programme'>,
  areaId: string,
  now: Date,
): Promise<Figure> {
  const { code, measure, filter } = readings[id] as (typeof readings)[string];
  const { from, toExclusive: to, asOf: on } = article.period;
  const time = rounds ? { roundFrom: rounds[0], roundTo: rounds[1] } : { from, to };
  const question: Question = {
    filter: { areaId, ...time, ...(programme ? { programmes: [programme] } : {}), ...filter },
    by: [],
    asOf: { on, knownBefore: null },
    areaEpoch: null,
  };
  const [cell] = await computeMatrix(manager, [measureOf(indicatorOf(code), measure)], question, now);
  return cell?.figures[0] as Figure;
}
