import { daysBetween } from '@binhan/common/days';
import { z } from 'zod';
import { ReviewFact } from '../entities/review-fact.ts';
import { defineFact, ofUnit, unitColumns } from './fact-spec.ts';

const data = z.object({
  ...ofUnit,
  kind: z.string(),
  subject: z.string(),
  periodFrom: z.string(),
  periodTo: z.string(),
  dueOn: z.string(),
  heldOn: z.string().nullable(),
  reportedOn: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  returns: z.number().int(),
  qualityGrade: z.string().nullable(),
});

export const reviewFact = defineFact({
  topic: 'units.review.v1',
  entity: ReviewFact,
  data,
  row: ({ unit, ...rest }: z.output<typeof data>) => ({
    ...unitColumns(rest.unitId, unit),
    ...rest,
    daysLate: rest.heldOn === null ? null : daysBetween(rest.dueOn, rest.heldOn),
  }),
});
