import type { CloudEvent } from '@binhan/common/cloud-event';
import type { Handlers } from '@binhan/common/consumer';
import type { Tx } from '@binhan/common/transaction';
import { z } from 'zod';
import { keepArea } from '../operations/keep-area.ts';
import { keepRecognition } from '../operations/keep-recognition.ts';
import { keepRegistration } from '../operations/keep-registration.ts';
import { keepUnit } from '../operations/keep-unit.ts';

// What this service needs of each event; new fields and new enum values of the writer must not stop it.
const unitFacts = z.object({
  kind: z.string(),
  managementLevel: z.string(),
  isKeyEconomic: z.boolean(),
  isLarge: z.boolean(),
  areaId: z.string(),
});
const round = { state: z.string(), unitId: z.string(), unit: unitFacts, roundYear: z.number().int(), synthetic: z.boolean() };

const area = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parentId: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  covers: z.array(z.string()),
});
const unit = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  areaId: z.string(),
  synthetic: z.boolean(),
});
const registration = z.object({ ...round, ruleSetId: z.string(), submittedOn: z.string().nullable(), late: z.boolean() });
const recognition = z.object({ ...round, registrationId: z.string(), decidedOn: z.string(), grade: z.string().nullable() });

export type AreaData = z.output<typeof area>;
export type UnitData = z.output<typeof unit>;
export type RegistrationData = z.output<typeof registration>;
export type RecognitionData = z.output<typeof recognition>;

/** The event without its envelope: whose it is, when it happened, the state after it. */
export type Received<Data> = { id: string; time: Date; data: Data };

/** Topic -> operation. */
export const handlers: Handlers = {
  'units.area.v1': on(area, keepArea),
  'units.unit.v1': on(unit, keepUnit),
  'units.registration.v1': on(registration, keepRegistration),
  'units.recognition.v1': on(recognition, keepRecognition),
};

function on<Data>(schema: z.ZodType<Data>, operation: (tx: Tx, event: Received<Data>) => Promise<void>) {
  return (tx: Tx, { subject, time, data }: CloudEvent<Record<string, unknown>>) =>
    operation(tx, { id: subject, time: new Date(time), data: schema.parse(data) });
}
