import { z } from 'zod';

// What this service needs of each event; new fields and new enum values of the writer must not stop it.
export const enrolment = z.object({
  classId: z.string(),
  guardId: z.string(),
  certificate: z
    .object({
      kind: z.string(),
      issuedBy: z.string(),
      issuedOn: z.string(),
      expiresOn: z.string().nullable(),
    })
    .nullable(),
});

export type EnrolmentData = z.output<typeof enrolment>;
