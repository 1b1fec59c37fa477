import { randomUUID } from 'node:crypto';

/** An id for what the public sends. Not `tx.newId()`: a UUIDv7 holds the millisecond in which it was made. */
export const randomId = (): string => randomUUID();
