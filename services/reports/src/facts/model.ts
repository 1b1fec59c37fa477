import { z } from 'zod';
import { ModelFact } from '../entities/model-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  kind: z.string(),
  replicatedFromId: z.string().nullable(),
  replications: z.number().int(),
  launchedOn: z.string(),
  endedOn: z.string().nullable(),
});

export const modelFact = defineFact({
  topic: 'units.model.v1',
  entity: ModelFact,
  data,
  row: ({ unit, ...rest }: z.output<typeof data>) => ({ ...unitColumns(rest.unitId, unit), ...rest }),
});
