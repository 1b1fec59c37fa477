import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { unitAccess } from '@binhan/reference/scope';
import { sessionLife } from './states/session.ts';

/** Who may see what. What is not named here is refused; mutations take their roles from the state table. */
export const access: AccessTable = {
  Query: {
    trainingEnums: ['PUBLIC'],
    sessions: sessionLife.spec.access.seenBy,
    session: sessionLife.spec.access.seenBy,
  },
  Mutation: mutationRoles(sessionLife),
  types: { Session: sessionLife.spec.access, Unit: unitAccess },
  parts: [],
};
