import { z } from 'zod';
import { InternalRuleFact } from '../entities/internal-rule-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  kind: z.string(),
  approvedOn: z.string(),
  reviewDueOn: z.string(),
  endedOn: z.string().nullable(),
});

export const internalRuleFact = defineFact({
  topic: 'units.internal-rule.v1',
  entity: InternalRuleFact,
  data,
  row: ({ unit, ...rest }: z.output<typeof data>) => ({ ...unitColumns(rest.unitId, unit), ...rest }),
});
