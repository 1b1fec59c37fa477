import { z } from 'zod';
import { AllowanceRateFact } from '../entities/allowance-rate-fact.ts';
import { defineFact } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  guardKind: z.string(),
  floorMonthly: z.number().int(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  synthetic: z.boolean(),
});

export const allowanceRateFact = defineFact({
  topic: 'personnel.allowance-rate.v1',
  entity: AllowanceRateFact,
  data,
  row: (published: z.output<typeof data>) => published,
});
