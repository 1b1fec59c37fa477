import type { AreaResolvers, AreaSuccessionResolvers, AuthorityResolvers } from '../generated/types.ts';

export const Area: AreaResolvers = {
  parent: ({ parentId }, _args, { node }) => (parentId ? node('Area').load(parentId) : null),
  basis: ({ basisId }, _args, { node }) => (basisId ? node('LegalDocument').load(basisId) : null),
  children: ({ id }, { asOf }, { childAreas }) => childAreas(id, asOf),
  successors: ({ id }, _args, { successors }) => successors.load(id),
  predecessors: ({ id }, _args, { predecessors }) => predecessors.load(id),
};

export const AreaSuccession: AreaSuccessionResolvers = {
  from: ({ fromId }, _args, { node }) => node('Area').load(fromId),
  to: ({ toId }, _args, { node }) => node('Area').load(toId),
};

export const Authority: AuthorityResolvers = {
  area: ({ areaId }, _args, { node }) => node('Area').load(areaId),
  parent: ({ parentId }, _args, { node }) => (parentId ? node('Authority').load(parentId) : null),
  children: ({ id }, { asOf }, { childAuthorities }) => childAuthorities(id, asOf),
};
