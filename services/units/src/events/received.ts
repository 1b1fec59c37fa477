import { z } from 'zod';

// What this service needs of each event; new fields and new enum values of the writer must not stop it.
export const readiness = z.object({
  unitId: z.string(),
  assessedOn: z.string(),
  ready: z.boolean(),
  reasons: z.array(z.string()),
});

export type ReadinessData = z.output<typeof readiness>;
