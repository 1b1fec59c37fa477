import { z } from 'zod';
import { GuardFact } from '../entities/guard-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  kind: z.string(),
  startOn: z.string().nullable(),
  endOn: z.string().nullable(),
  certificateFrom: z.string().nullable(),
  certificateTo: z.string().nullable(),
  /** Absent in the oldest events. */
  allowanceBand: z.number().int().nullish(),
});

export const guardFact = defineFact({
  topic: 'personnel.guard.v1',
  entity: GuardFact,
  data,
  row: ({ unit, allowanceBand, ...rest }: z.output<typeof data>) => ({
    ...unitColumns(rest.unitId, unit),
    ...rest,
    allowanceBand: allowanceBand ?? null,
  }),
});
