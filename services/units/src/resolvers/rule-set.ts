import type { CriterionResolvers, LegalDocumentResolvers, RuleSetResolvers } from '../generated/types.ts';

export const LegalDocument: LegalDocumentResolvers = {
  replaces: ({ replacesId }, _args, { node }) => (replacesId ? node('LegalDocument').load(replacesId) : null),
};

export const RuleSet: RuleSetResolvers = {
  document: ({ documentId }, _args, { node }) => node('LegalDocument').load(documentId),
  criteria: ({ content }) => content.criteria,
  dossier: ({ content }) => content.dossier,
  eligibleKinds: ({ content }) => content.eligible.unitKinds,
  excluded: ({ content }) => content.eligible.excluded,
};

export const Criterion: CriterionResolvers = {
  text: ({ vi, en }) => ({ vi, en }),
  ruleKinds: ({ ruleKinds }) => ruleKinds ?? null,
  minimumRate: ({ minimumRate }) => minimumRate ?? null,
};
