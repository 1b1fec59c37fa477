import { z } from 'zod';
import { ReadinessFact } from '../entities/readiness-fact.ts';
import { barred, defineFact, unitColumns, unitFacts } from './fact-spec.ts';

const data = z.object({
  unitId: z.string(),
  unit: unitFacts,
  assessedOn: z.string(),
  ready: z.boolean(),
  requiredFullTime: z.number().int().nullable(),
  requiredPartTime: z.number().int().nullable(),
  activeFullTime: z.number().int(),
  activePartTime: z.number().int(),
  activeService: z.number().int(),
  certified: z.number().int(),
  equipmentRequired: z.number().int(),
  equipmentUsable: z.number().int(),
  belowFloor: z.number().int(),
  reasons: z.array(z.string()),
  synthetic: z.boolean(),
});

export const readinessFact = defineFact({
  topic: 'personnel.readiness.v1',
  entity: ReadinessFact,
  data,
  row: ({ unit, reasons, ...rest }: z.output<typeof data>) => ({
    ...unitColumns(rest.unitId, unit),
    ...rest,
    reasons: barred(reasons),
  }),
});
