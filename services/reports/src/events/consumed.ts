import type { Handlers } from '@binhan/common/consumer';
import { receive } from '@binhan/common/received';
import { keepArea } from '../operations/keep-area.ts';
import { keepRecognition } from '../operations/keep-recognition.ts';
import { keepRegistration } from '../operations/keep-registration.ts';
import { keepUnit } from '../operations/keep-unit.ts';
import { area, recognition, registration, unit } from './received.ts';

/** Topic -> operation. */
export const handlers: Handlers = {
  'units.area.v1': receive(area, keepArea),
  'units.unit.v1': receive(unit, keepUnit),
  'units.registration.v1': receive(registration, keepRegistration),
  'units.recognition.v1': receive(recognition, keepRecognition),
};
