import { dayOf } from '@binhan/common/clock';
import { noScope, type Scope, type ScopeOf } from '@binhan/common/permissions';
import type { Role } from '@binhan/common/viewer';
import { AreaCover } from '@binhan/reference/entities/area';
import { In } from 'typeorm';
import type { RecipientRole } from './entities/recipient.ts';
import { recipientsOn } from './wraps.ts';

const roleOf: Readonly<Record<RecipientRole, Role>> = {
  INTAKE: 'TIP_INTAKE',
  ASSESSOR: 'TIP_ASSESSOR',
  SUPERVISOR: 'TIP_SUPERVISOR',
};

/**
 * The viewer's recipients that are in office, and the areas whose tips come to these: tips are given to the former, cases to
 * the latter. Neither areas nor units of a token open anything here.
 */
export const scopeOf: ScopeOf = async (manager, { subject, roles, system }, now): Promise<Scope> => {
  if (system || !subject || !Object.values(roleOf).some((role) => roles.includes(role))) return noScope;
  const recipients = await recipientsOn(manager, dayOf(now)).andWhere('r.subject = :subject', { subject }).getMany();
  const covers = await manager.findBy(AreaCover, { areaId: In(recipients.flatMap(({ areaIds }) => areaIds)) });
  const assignments: Partial<Record<Role, string[]>> = {};
  for (const { id, role, areaIds } of recipients) {
    const areas = covers.filter(({ areaId }) => areaIds.includes(areaId)).map(({ coveredId }) => coveredId);
    assignments[roleOf[role]] = [...(assignments[roleOf[role]] ?? []), id, ...areas];
  }
  return { ...noScope, assignments };
};
