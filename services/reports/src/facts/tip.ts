import { z } from 'zod';
import { TipFact } from '../entities/tip-fact.ts';
import { defineFact } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  channel: z.string(),
  category: z.string(),
  areaId: z.string(),
  receivedOn: z.string(),
  value: z.string().nullable(),
  sourceUnitKind: z.string().nullable(),
  extended: z.boolean(),
  forwardedInTime: z.boolean().nullable(),
  acknowledgedInTime: z.boolean().nullable(),
  resolvedInTime: z.boolean().nullable(),
  forwardedClass: z.string().nullable().default(null),
  acknowledgedClass: z.string().nullable().default(null),
  resolvedClass: z.string().nullable().default(null),
  synthetic: z.boolean(),
});

export const tipFact = defineFact({
  topic: 'tips.tip.v1',
  entity: TipFact,
  data,
  restricted: true,
  row: (published: z.output<typeof data>) => published,
});
