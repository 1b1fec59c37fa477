import { defineTopic } from '@binhan/common/topic';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { unitFacts } from '@binhan/reference/units';
import type { __Type__ } from '../entities/__kebab__.ts';

// What leaves the service, field by field: whatever is not named here stays. No contact, no free text, no person.
const schemas = new URL('../../../../schemas/events/__name__/', import.meta.url);

export const __type__Topic = defineTopic('__name__', '__kebab__', new URL('__kebab__.v1.json', schemas));

export function __type__State({ state, unitId, areaId, name, endedOn, synthetic }: __Type__, unit: UnitRef) {
  return { state, unitId, unit: unitFacts(unit, areaId), name, endedOn, synthetic };
}
