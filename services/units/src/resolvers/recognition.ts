import type { RecognitionResolvers } from '../generated/types.ts';
import { recognitionLife } from '../states/recognition.ts';
import { basis } from './many.ts';

export const Recognition: RecognitionResolvers = {
  registration: ({ registrationId }, _args, { node }) => node('Registration').load(registrationId),
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  authority: ({ authorityId }, _args, { node }) => node('Authority').load(authorityId),
  basis,
  allowedActions: async (recognition, _args, { viewer, scope }) => recognitionLife.allowedActions(recognition, viewer, await scope()),
};
