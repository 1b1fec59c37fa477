import type { AnyFactSpec } from './facts/fact-spec.ts';
import { recognitionFact } from './facts/recognition.ts';
import { registrationFact } from './facts/registration.ts';
import { sessionFact } from './facts/session.ts';

/** Every topic that is kept as facts. */
export const facts: readonly AnyFactSpec[] = [registrationFact, recognitionFact, sessionFact];
