import { z } from 'zod';

// What is needed of each event; new fields and new enum values of the writer must not stop a reader.
const unit = z.object({ areaId: z.string() });
export const guard = z.object({ unitId: z.string(), unit, kind: z.string(), state: z.string() });
export const model = z.object({ unitId: z.string(), unit, name: z.string(), state: z.string() });

export type GuardData = z.output<typeof guard>;
export type ModelData = z.output<typeof model>;
