import type { EquipmentHoldingResolvers } from '../generated/types.ts';
import { equipmentHoldingLife } from '../states/equipment-holding.ts';

export const EquipmentHolding: EquipmentHoldingResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  allowedActions: async (holding, _args, { viewer, scope }) => equipmentHoldingLife.allowedActions(holding, viewer, await scope()),
};
