import { z } from 'zod';
import { RecognitionFact } from '../entities/recognition-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  roundYear: z.number().int(),
  registrationId: z.string(),
  decidedOn: z.string(),
  revokedOn: z.string().nullable(),
  grade: z.string().nullable(),
});

export const recognitionFact = defineFact({
  topic: 'units.recognition.v1',
  entity: RecognitionFact,
  data,
  row: ({ unitId, unit, state, roundYear, registrationId, decidedOn, revokedOn, grade }: z.output<typeof data>) => ({
    ...unitColumns(unitId, unit),
    ...{ state, roundYear, registrationId, decidedOn, revokedOn, grade },
  }),
});
