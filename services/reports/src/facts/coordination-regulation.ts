import { z } from 'zod';
import { CoordinationRegulationFact } from '../entities/coordination-regulation-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  theme: z.string(),
  signedOn: z.string(),
  endsOn: z.string().nullable(),
  endedOn: z.string().nullable(),
});

export const coordinationRegulationFact = defineFact({
  topic: 'units.coordination-regulation.v1',
  entity: CoordinationRegulationFact,
  data,
  row: ({ unit, ...rest }: z.output<typeof data>) => ({ ...unitColumns(rest.unitId, unit), ...rest }),
});
