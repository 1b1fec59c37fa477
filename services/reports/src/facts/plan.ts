import { z } from 'zod';
import { PlanFact } from '../entities/plan-fact.ts';
import { barred, defineFact, unitColumnsOrNone, unitFacts } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  unitId: z.string().nullable(),
  unit: unitFacts.nullable(),
  areaId: z.string(),
  year: z.number().int(),
  tasks: z.number().int(),
  done: z.number().int(),
  doneOnTime: z.number().int(),
  openDueOn: z.array(z.string()),
  approvedOn: z.string(),
  closedOn: z.string().nullable(),
  synthetic: z.boolean(),
});

export const planFact = defineFact({
  topic: 'units.plan.v1',
  entity: PlanFact,
  data,
  row: ({ unit, openDueOn, ...rest }: z.output<typeof data>) => ({
    ...rest,
    ...unitColumnsOrNone(rest.unitId, unit),
    openDueOn: barred(openDueOn),
  }),
});
