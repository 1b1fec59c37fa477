import type { UnitResolvers } from '../generated/types.ts';
import { unitLife } from '../states/unit.ts';

export const Unit: UnitResolvers = {
  area: async ({ id }, { asOf }, { unitAreas, node }) => {
    const [place] = await unitAreas(id, asOf);
    return place ? node('Area').load(place.areaId) : null;
  },
  isLarge: ({ size }) => size === 'LARGE',
  successor: ({ successorId }, _args, { node }) => (successorId ? node('Unit').load(successorId) : null),
  registrations: ({ id }, _args, { registrations }) => registrations.load(id),
  allowedActions: async (unit, _args, { viewer, scope }) => unitLife.allowedActions(unit, viewer, await scope()),
};
