import { z } from 'zod';
import { ClassFact, ClassLineFact } from '../entities/class-fact.ts';
import { defineFact, unitColumnsOrNone, unitFacts } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  kind: z.string(),
  programme: z.string(),
  counts: z.string(),
  topic: z.string(),
  areaId: z.string().nullable(),
  firstDay: z.string(),
  lastDay: z.string(),
  completedOn: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  countMethod: z.string().nullable(),
  lines: z.array(
    z.object({
      unitId: z.string().nullable(),
      unit: unitFacts.nullable(),
      audience: z.string(),
      learners: z.number().int().nullable(),
      passed: z.number().int().nullable(),
    }),
  ),
  synthetic: z.boolean(),
});

export const classFact = defineFact({
  topic: 'training.class.v1',
  entity: ClassFact,
  data,
  row: ({ lines, ...rest }: z.output<typeof data>) => ({
    ...rest,
    learners: lines.reduce((sum, { learners }) => sum + (learners ?? 0), 0),
    passed: lines.reduce((sum, { passed }) => sum + (passed ?? 0), 0),
  }),
  lines: {
    entity: ClassLineFact,
    rows: ({ lines }) => lines.map(({ unit, ...rest }) => ({ ...rest, ...unitColumnsOrNone(rest.unitId, unit) })),
  },
});
