import { defineTopic } from '@binhan/common/topic';
import type { Session } from '../entities/session.ts';

// What leaves the service, field by field: whatever is not named here stays. No contact, no free text, no person.
const schemas = new URL('../../../../schemas/events/training/', import.meta.url);

export const sessionTopic = defineTopic('training', 'session', new URL('session.v1.json', schemas));

export function sessionState({ state, unitId, name, endedOn }: Session) {
  return { state, unitId, name, endedOn };
}
