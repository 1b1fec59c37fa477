import { z } from 'zod';
import { CommitmentFact } from '../entities/commitment-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  kind: z.string(),
  year: z.number().int(),
  eligibleCount: z.number().int(),
  signedCount: z.number().int(),
  signedOn: z.string(),
});

export const commitmentFact = defineFact({
  topic: 'units.commitment.v1',
  entity: CommitmentFact,
  data,
  row: ({ unit, ...rest }: z.output<typeof data>) => ({ ...unitColumns(rest.unitId, unit), ...rest }),
});
