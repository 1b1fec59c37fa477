import { z } from 'zod';
import { UnitFact } from '../entities/unit-fact.ts';
import { defineFact } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  kind: z.string(),
  subKind: z.string().nullish(),
  size: z.string().nullable(),
  managementLevel: z.string(),
  areaId: z.string(),
  areaSince: z.string().optional(),
  isKeyEconomic: z.boolean(),
  isLarge: z.boolean(),
  fireRisk: z.boolean(),
  headcountStaff: z.number().int().nullable(),
  headcountPupils: z.number().int().nullable(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  synthetic: z.boolean(),
});

export const unitFact = defineFact({
  topic: 'units.unit.v1',
  entity: UnitFact,
  data,
  row: ({ kind, subKind, areaSince, ...rest }: z.output<typeof data>, unitId) => ({
    ...rest,
    ...{ unitId, unitKind: kind, subKind: subKind ?? null, areaSince: areaSince ?? null },
  }),
});
