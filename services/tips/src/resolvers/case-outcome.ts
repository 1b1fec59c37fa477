import type { CaseOutcomeResolvers, CaseTipResolvers } from '../generated/types.ts';
import { caseOutcomeLife } from '../states/case-outcome.ts';

export const CaseOutcome: CaseOutcomeResolvers = {
  area: ({ areaId }) => ({ id: areaId }),
  tips: ({ id }, _args, { tipsOfOutcome }) => tipsOfOutcome.load(id),
  corrections: ({ id }, _args, { correctionsOfOutcome }) => correctionsOfOutcome.load(id),
  allowedActions: async (outcome, _args, { viewer, scope }) => caseOutcomeLife.allowedActions(outcome, viewer, await scope()),
};

export const CaseTip: CaseTipResolvers = { tip: ({ tipId }, _args, { node }) => node('Tip').load(tipId) };
