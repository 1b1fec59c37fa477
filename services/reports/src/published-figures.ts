import { readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { AreaRef } from './entities/area.ts';
import type { Figure } from './figure.ts';
import type { IndicatorCode } from './generated/types.ts';
import { computeIndicator } from './queries/indicators.ts';

type Printed = { id: string; value: number; printed: string; qualifier: string | null; measure: string; rounds?: [number, number] };
type Article = { area: { code: string }; figures: Printed[] };

export type PublishedFigure = Pick<Printed, 'id' | 'measure' | 'printed' | 'qualifier' | 'value'> & {
  computed: Figure;
  difference: number | null;
  note: string;
};

const article = JSON.parse(readFileSync(new URL('../data/published-figures.json', import.meta.url), 'utf8')) as Article;

/** Figures of the article that this service computes so far, and the indicator behind each. */
const sources: Readonly<Record<string, IndicatorCode>> = { N1: 'U1', N2: 'U2' };
const note = 'By construction: the sample data was built from the article, so the difference proves the computation, not the article.';

/** The article's numbers with the computed ones beside them (domain.md 1.7). */
export async function computePublishedFigures(manager: EntityManager, now: Date): Promise<PublishedFigure[]> {
  const province = await manager.findOneBy(AreaRef, { code: article.area.code, level: 'PROVINCE' });
  const known = article.figures.filter(({ id }) => sources[id]);
  return Promise.all(
    known.map(async ({ id, measure, printed, qualifier, value, rounds: [roundFrom, roundTo] = [null, null] }) => {
      const filter = { areaId: province?.id ?? null, roundFrom, roundTo };
      const { distinctUnits: computed } = await computeIndicator(manager, sources[id] as IndicatorCode, filter, now);
      return {
        id,
        measure,
        printed,
        qualifier,
        value,
        computed,
        difference: computed.value === null ? null : computed.value - value,
        note,
      };
    }),
  );
}
