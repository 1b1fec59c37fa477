import { findAudit } from '@binhan/common/audit-list';
import type { Context } from '../context.ts';
import { LegalDocument } from '../entities/legal-document.ts';
import type { QueryResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import { findModels } from '../queries/find-models.ts';
import { findCommitments, findCoordinationRegulations, findInternalRules, findPlans, findReviews } from '../queries/records.ts';
import { findAreas, findAuthorities } from '../queries/reference.ts';
import { findRegistrations } from '../queries/registrations.ts';
import type { Asking } from '../queries/unit-records.ts';
import { findUnits } from '../queries/units.ts';
import { roundOf, roundOn } from '../rounds.ts';

export const Query: QueryResolvers = {
  viewer: (_source, _args, { viewer }) => viewer,
  unitsEnums: () => labels,
  areas: (_source, args, { read, clock }) => findAreas(read, clock(), args),
  area: (_source, { id }, { node }) => node('Area').load(id),
  authorities: (_source, args, { read, clock }) => findAuthorities(read, clock(), args),
  authority: (_source, { id }, { node }) => node('Authority').load(id),
  legalDocuments: (_source, _args, { read }) => read.find(LegalDocument, { order: { number: 'ASC' } }),
  ruleSets: (_source, _args, { ruleSets }) => ruleSets(),
  round: async (_source, { year }, { ruleSets, today }) =>
    (year == null ? roundOn(today, await ruleSets()) : roundOf(year, await ruleSets())) ?? null,
  units: async (_source, { filter, ...page }, { read, viewer, clock, scope }) =>
    findUnits({ read, viewer, now: clock(), scope: await scope() }, filter ?? {}, page),
  unit: (_source, { id }, { node }) => node('Unit').load(id),
  registrations: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findRegistrations({ read, viewer, scope: await scope() }, filter ?? {}, page),
  registration: (_source, { id }, { node }) => node('Registration').load(id),
  recognition: (_source, { id }, { node }) => node('Recognition').load(id),
  commitments: async (_source, { filter, ...page }, context) => findCommitments(await asking(context), filter ?? {}, page),
  commitment: (_source, { id }, { node }) => node('Commitment').load(id),
  internalRules: async (_source, { filter, ...page }, context) => findInternalRules(await asking(context), filter ?? {}, page),
  internalRule: (_source, { id }, { node }) => node('InternalRule').load(id),
  coordinationRegulations: async (_source, { filter, ...page }, context) =>
    findCoordinationRegulations(await asking(context), filter ?? {}, page),
  coordinationRegulation: (_source, { id }, { node }) => node('CoordinationRegulation').load(id),
  models: async (_source, { filter, ...page }, context) => findModels(await asking(context), filter ?? {}, page),
  model: (_source, { id }, { node }) => node('Model').load(id),
  plans: async (_source, { filter, ...page }, context) => findPlans(await asking(context), filter ?? {}, page),
  plan: (_source, { id }, { node }) => node('Plan').load(id),
  reviews: async (_source, { filter, ...page }, context) => findReviews(await asking(context), filter ?? {}, page),
  review: (_source, { id }, { node }) => node('Review').load(id),
  unitsAudit: (_source, args, { read }) => findAudit(read, args),
};

async function asking({ read, viewer, scope, today }: Context): Promise<Asking> {
  return { read, viewer, scope: await scope(), today };
}
