import type { ClassCertificateResolvers, EnrolmentResolvers, RefresherDueResolvers } from '../generated/types.ts';
import { enrolmentLife } from '../states/enrolment.ts';

export const Enrolment: EnrolmentResolvers = {
  trainingClass: ({ classId }, _args, { node }) => node('TrainingClass').load(classId),
  guard: ({ guardId }, _args, { node }) => node('Guard').load(guardId),
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  certificate: (enrolment) => (enrolment.certificateKind ? enrolment : null),
  allowedActions: async (enrolment, _args, { viewer, scope }) => enrolmentLife.allowedActions(enrolment, viewer, await scope()),
};

export const ClassCertificate: ClassCertificateResolvers = {
  kind: ({ certificateKind }) => certificateKind ?? 'GUARD_SKILLS',
  issuer: ({ issuedBy }) => (issuedBy ? { id: issuedBy } : null),
  issuedOn: ({ issuedOn }) => issuedOn ?? '',
};

export const RefresherDue: RefresherDueResolvers = {
  guard: ({ guardId }, _args, { node }) => node('Guard').load(guardId),
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  kind: ({ certificateKind }) => certificateKind ?? 'GUARD_SKILLS',
  expiresOn: ({ expiresOn }) => expiresOn ?? '',
  enrolment: (enrolment) => enrolment,
};
