import { z } from 'zod';
import { NormFact, NormLineFact } from '../entities/norm-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  requiredFullTime: z.number().int(),
  requiredPartTime: z.number().int(),
  equipment: z.array(z.object({ type: z.string(), required: z.number().int() })),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

export const normFact = defineFact({
  topic: 'personnel.norm.v1',
  entity: NormFact,
  data,
  row: ({ unit, equipment: _inLines, ...rest }: z.output<typeof data>) => ({ ...unitColumns(rest.unitId, unit), ...rest }),
  lines: { entity: NormLineFact, rows: ({ equipment }) => equipment },
});
