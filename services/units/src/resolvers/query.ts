import { LegalDocument } from '../entities/legal-document.ts';
import type { QueryResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import { findAreas, findAuthorities } from '../queries/reference.ts';
import { findRegistrations } from '../queries/registrations.ts';
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
};
