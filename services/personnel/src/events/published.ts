import { defineTopic } from '@binhan/common/topic';
import type { Guard } from '../entities/guard.ts';

// What leaves the service, field by field: whatever is not named here stays. No contact, no free text, no person.
const schemas = new URL('../../../../schemas/events/personnel/', import.meta.url);

export const guardTopic = defineTopic('personnel', 'guard', new URL('guard.v1.json', schemas));

export function guardState({ state, unitId, name, endedOn }: Guard) {
  return { state, unitId, name, endedOn };
}
