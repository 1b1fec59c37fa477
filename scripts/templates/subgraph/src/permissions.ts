import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { unitAccess } from '@binhan/reference/scope';
import { __type__Life } from './states/__kebab__.ts';

/** Who may see what. What is not named here is refused; mutations take their roles from the state table. */
export const access: AccessTable = {
  Query: {
    __name__Enums: ['PUBLIC'],
    __types__: __type__Life.spec.access.seenBy,
    __type__: __type__Life.spec.access.seenBy,
  },
  Mutation: mutationRoles(__type__Life),
  types: { __Type__: __type__Life.spec.access, Unit: unitAccess },
  parts: [],
};
