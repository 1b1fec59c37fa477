import { z } from 'zod';
import { EquipmentFact } from '../entities/equipment-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  type: z.string(),
  held: z.number().int(),
  usable: z.number().int(),
  permitExpiresOn: z.string().nullable(),
});

export const equipmentFact = defineFact({
  topic: 'personnel.equipment.v1',
  entity: EquipmentFact,
  data,
  row: ({ unit, ...rest }: z.output<typeof data>) => ({ ...unitColumns(rest.unitId, unit), ...rest }),
});
