import type { Handlers } from '@binhan/common/consumer';
import { receive } from '@binhan/common/received';
import { keepReadiness } from '../operations/keep-readiness.ts';
import { readiness } from './received.ts';

/** Topic -> operation. */
export const handlers: Handlers = { 'personnel.readiness.v1': receive(readiness, keepReadiness) };
