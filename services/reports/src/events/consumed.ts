import type { CloudEvent } from '@binhan/common/cloud-event';
import type { Handlers } from '@binhan/common/consumer';
import type { Tx } from '@binhan/common/transaction';
import type { z } from 'zod';
import { keepArea } from '../operations/keep-area.ts';
import { keepRecognition } from '../operations/keep-recognition.ts';
import { keepRegistration } from '../operations/keep-registration.ts';
import { keepUnit } from '../operations/keep-unit.ts';
import { area, type Received, recognition, registration, unit } from './received.ts';

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
