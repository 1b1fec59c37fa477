import { z } from 'zod';

// What this service needs of each event; new fields and new enum values of the writer must not stop it.
const unitFacts = z.object({
  kind: z.string(),
  managementLevel: z.string(),
  isKeyEconomic: z.boolean(),
  isLarge: z.boolean(),
  areaId: z.string(),
});
const round = { state: z.string(), unitId: z.string(), unit: unitFacts, roundYear: z.number().int(), synthetic: z.boolean() };

export const area = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parentId: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  covers: z.array(z.string()),
});
export const unit = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  areaId: z.string(),
  synthetic: z.boolean(),
});
export const registration = z.object({ ...round, ruleSetId: z.string(), submittedOn: z.string().nullable(), late: z.boolean() });
export const recognition = z.object({ ...round, registrationId: z.string(), decidedOn: z.string(), grade: z.string().nullable() });

export type AreaData = z.output<typeof area>;
export type UnitData = z.output<typeof unit>;
export type RegistrationData = z.output<typeof registration>;
export type RecognitionData = z.output<typeof recognition>;
