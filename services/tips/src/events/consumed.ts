import type { Handlers } from '@binhan/common/consumer';
import { referenceHandlers } from '@binhan/reference/handlers';

/** Topic -> operation. */
export const handlers: Handlers = { ...referenceHandlers() };
