import { daysBetween } from '@binhan/common/days';
import type { CertificateResolvers, ExpiringResolvers } from '../generated/types.ts';
import { certificateLife } from '../states/certificate.ts';

export const Certificate: CertificateResolvers = {
  guard: ({ guardId }, _args, { node }) => node('Guard').load(guardId),
  issuedBy: ({ issuedBy }) => ({ id: issuedBy }),
  validOn: ({ issuedOn, expiresOn, revokedOn }, { on }, { today }) => {
    const day = on ?? today;
    return issuedOn <= day && [expiresOn, revokedOn].every((end) => end === null || end > day);
  },
  allowedActions: async (certificate, _args, { viewer, scope }) => certificateLife.allowedActions(certificate, viewer, await scope()),
};

export const Expiring: ExpiringResolvers = {
  daysLeft: ({ expiresOn }, _args, { today }) => daysBetween(today, expiresOn),
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
};
