import { z } from 'zod';
import { RegistrationFact } from '../entities/registration-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  roundYear: z.number().int(),
  ruleSetId: z.string(),
  submittedOn: z.string().nullable(),
  late: z.boolean(),
  selfAssessedOn: z.string().nullable(),
  appraisedOn: z.string().nullable(),
});

export const registrationFact = defineFact({
  topic: 'units.registration.v1',
  entity: RegistrationFact,
  data,
  row: ({ unitId, unit, state, roundYear, ruleSetId, submittedOn, late, selfAssessedOn, appraisedOn }: z.output<typeof data>) => ({
    ...unitColumns(unitId, unit),
    ...{ state, roundYear, ruleSetId, submittedOn, late, selfAssessedOn, appraisedOn },
  }),
});
