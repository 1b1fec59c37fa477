import type {
  EducationExceptionResolvers,
  GuardCriterionResolvers,
  GuardPostResolvers,
  GuardResolvers,
  GuardRulesResolvers,
  SharedPostResolvers,
} from '../generated/types.ts';
import { guardLife } from '../states/guard.ts';

export const Guard: GuardResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  area: ({ areaId }) => ({ id: areaId }),
  checks: ({ criteriaChecks }) => criteriaChecks,
  posts: ({ id }, _args, { posts }) => posts.load(id),
  certificates: ({ id }, _args, { certificates }) => certificates.load(id),
  allowedActions: async (guard, _args, { viewer, scope }) => guardLife.allowedActions(guard, viewer, await scope()),
};

export const GuardPost: GuardPostResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
};

export const GuardRules: GuardRulesResolvers = {
  document: ({ documentId }) => ({ id: documentId }),
  validFrom: ({ from }) => from,
  validTo: ({ to }) => to,
  minimumAge: ({ minimumAge }) => minimumAge.years,
  ageAttestedBy: ({ minimumAge }) => minimumAge.attestedBy,
  minimumEducation: ({ education }) => education.minimum,
  educationExceptions: ({ education }) => education.exceptions,
};

export const EducationException: EducationExceptionResolvers = {
  minimumEducation: ({ minimum }) => minimum,
  areas: ({ areas }) => areas.map((id) => ({ id })),
  text: ({ vi, en }) => ({ vi, en }),
};

export const GuardCriterion: GuardCriterionResolvers = {
  text: ({ vi, en }) => ({ vi, en }),
};

export const SharedPost: SharedPostResolvers = {
  posts: ({ guards }) => guards.length,
};
