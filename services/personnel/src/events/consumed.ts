import type { Handlers } from '@binhan/common/consumer';
import { receive } from '@binhan/common/received';
import { referenceHandlers } from '@binhan/reference/handlers';
import { followUnit } from '../operations/follow-unit.ts';
import { forgetClass, keepCertificate } from '../operations/keep-certificate.ts';
import { enrolment } from './received.ts';

/** Topic -> operation. */
export const handlers: Handlers = {
  ...referenceHandlers(followUnit),
  'training.enrolment.v1': receive(enrolment, keepCertificate, forgetClass),
};
