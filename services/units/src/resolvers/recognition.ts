import type { LegalDocument } from '../entities/legal-document.ts';
import type { RecognitionResolvers } from '../generated/types.ts';
import { recognitionLife } from '../states/recognition.ts';

export const Recognition: RecognitionResolvers = {
  registration: ({ registrationId }, _args, { node }) => node('Registration').load(registrationId),
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  authority: ({ authorityId }, _args, { node }) => node('Authority').load(authorityId),
  basis: async ({ basisIds }, _args, { node }) =>
    (await node('LegalDocument').loadMany(basisIds)).filter((one): one is LegalDocument => one != null && !(one instanceof Error)),
  allowedActions: async (recognition, _args, { viewer, scope }) => recognitionLife.allowedActions(recognition, viewer, await scope()),
};
