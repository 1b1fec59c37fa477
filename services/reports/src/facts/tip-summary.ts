import { z } from 'zod';
import { TipSummaryFact, TipSummaryLineFact } from '../entities/tip-summary-fact.ts';
import { defineFact } from './fact-spec.ts';

const data = z.object({
  firstDay: z.string(),
  lastDay: z.string(),
  cells: z.array(z.object({ category: z.string(), count: z.number().int().nullable() })),
  total: z.number().int().nullable(),
  year: z.object({ year: z.number().int(), cases: z.number().int().nullable(), arrested: z.number().int().nullable() }).nullable(),
  synthetic: z.boolean(),
});

export const tipSummaryFact = defineFact({
  topic: 'tips.summary.v1',
  entity: TipSummaryFact,
  data,
  row: ({ cells: _inLines, year, ...rest }: z.output<typeof data>) => ({
    ...rest,
    ...{ year: year?.year ?? null, cases: year?.cases ?? null, arrested: year?.arrested ?? null },
  }),
  lines: {
    entity: TipSummaryLineFact,
    rows: ({ cells }) => cells.map(({ category, count }) => ({ category, tips: count })),
  },
});
