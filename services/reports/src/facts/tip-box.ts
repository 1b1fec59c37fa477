import { z } from 'zod';
import { TipBoxFact } from '../entities/tip-box-fact.ts';
import { defineFact } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  areaId: z.string(),
  activatedOn: z.string().nullable(),
  openDueOn: z.string().nullable(),
  synthetic: z.boolean(),
});

export const tipBoxFact = defineFact({
  topic: 'tips.tip-box.v1',
  entity: TipBoxFact,
  data,
  restricted: true,
  row: (published: z.output<typeof data>) => published,
});
