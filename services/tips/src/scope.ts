import { dayOf } from '@binhan/common/clock';
import { noScope, type Scope, type ScopeOf } from '@binhan/common/permissions';
import type { Role } from '@binhan/common/viewer';
import type { RecipientRole } from './entities/recipient.ts';
import { recipientsOn } from './wraps.ts';

const roleOf: Readonly<Record<RecipientRole, Role>> = {
  INTAKE: 'TIP_INTAKE',
  ASSESSOR: 'TIP_ASSESSOR',
  SUPERVISOR: 'TIP_SUPERVISOR',
};

/** The viewer's recipients that are in office. Neither areas nor units of a token open anything here. */
export const scopeOf: ScopeOf = async (manager, { subject, roles, system }, now): Promise<Scope> => {
  if (system || !subject || !Object.values(roleOf).some((role) => roles.includes(role))) return noScope;
  const recipients = await recipientsOn(manager, dayOf(now)).andWhere('r.subject = :subject', { subject }).getMany();
  const assignments: Partial<Record<Role, string[]>> = {};
  for (const { id, role } of recipients) {
    const held = assignments[roleOf[role]] ?? [];
    assignments[roleOf[role]] = [...held, id];
  }
  return { ...noScope, assignments };
};
