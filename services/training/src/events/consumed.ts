import type { Handlers } from '@binhan/common/consumer';
import { receive } from '@binhan/common/received';
import { referenceHandlers } from '@binhan/reference/handlers';
import { followUnit } from '../operations/follow-unit.ts';
import { eraseGuard, keepGuard } from '../operations/keep-guard.ts';
import { keepModel } from '../operations/keep-model.ts';
import { guard, model } from './received.ts';

/** Topic -> operation. */
export const handlers: Handlers = {
  ...referenceHandlers(followUnit),
  'units.model.v1': receive(model, keepModel),
  'personnel.guard.v1': receive(guard, keepGuard, eraseGuard),
};
