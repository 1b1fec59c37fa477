import { z } from 'zod';

// What is needed of each event of `units`; new fields and new enum values of the writer must not stop a reader.
export const area = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
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
  subKind: z.string().nullable(),
  state: z.string(),
  managementLevel: z.string(),
  areaId: z.string(),
  /** Absent in the oldest events; then the day of the event. */
  areaSince: z.string().optional(),
  isKeyEconomic: z.boolean(),
  isLarge: z.boolean(),
  fireRisk: z.boolean(),
  headcountStaff: z.number().nullable(),
  headcountPupils: z.number().nullable(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  successorId: z.string().nullable(),
  synthetic: z.boolean(),
});
export const legalDocument = z.object({ number: z.string() });

export type AreaData = z.output<typeof area>;
export type UnitData = z.output<typeof unit>;
export type LegalDocumentData = z.output<typeof legalDocument>;
