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
  commitments: ({ id }, _args, { commitments }) => commitments.load(id),
  internalRules: ({ id }, _args, { internalRules }) => internalRules.load(id),
  coordinationRegulations: ({ id }, _args, { coordinationRegulations }) => coordinationRegulations.load(id),
  models: ({ id }, _args, { models }) => models.load(id),
  plans: ({ id }, _args, { plans }) => plans.load(id),
  reviews: ({ id }, _args, { reviews }) => reviews.load(id),
  allowedActions: async (unit, _args, { viewer, scope }) => unitLife.allowedActions(unit, viewer, await scope()),
};
