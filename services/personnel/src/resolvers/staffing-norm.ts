import type { AllowanceRateResolvers, StaffingNormResolvers } from '../generated/types.ts';

export const StaffingNorm: StaffingNormResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  basis: ({ basisIds }) => basisIds.map((id) => ({ id })),
};

export const AllowanceRate: AllowanceRateResolvers = {
  basis: ({ basisIds }) => basisIds.map((id) => ({ id })),
};
