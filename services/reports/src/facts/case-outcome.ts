import { z } from 'zod';
import { CaseOutcomeFact } from '../entities/case-outcome-fact.ts';
import { defineFact } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  category: z.string(),
  areaId: z.string(),
  clarifiedOn: z.string(),
  arrestedCount: z.number().int(),
  synthetic: z.boolean(),
});

export const caseOutcomeFact = defineFact({
  topic: 'tips.case-outcome.v1',
  entity: CaseOutcomeFact,
  data,
  restricted: true,
  row: (published: z.output<typeof data>) => published,
});
