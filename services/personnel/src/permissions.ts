import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { unitAccess } from '@binhan/reference/scope';
import { guardLife } from './states/guard.ts';

/** Who may see what. What is not named here is refused; mutations take their roles from the state table. */
export const access: AccessTable = {
  Query: {
    personnelEnums: ['PUBLIC'],
    guards: guardLife.spec.access.seenBy,
    guard: guardLife.spec.access.seenBy,
  },
  Mutation: mutationRoles(guardLife),
  types: { Guard: guardLife.spec.access, Unit: unitAccess },
  parts: [],
};
