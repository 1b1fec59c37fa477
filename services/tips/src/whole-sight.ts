import { dayOf } from '@binhan/common/clock';
import type { Viewer } from '@binhan/common/viewer';
import { AreaCover } from '@binhan/reference/entities/area';
import { type EntityManager, In } from 'typeorm';
import type { Keys } from './server-key.ts';
import { conflictsOfRecipient, recipientsOn } from './wraps.ts';

/**
 * Areas of which the viewer gets every tip as a supervisor: in conflict with no unit and for every category. Of the areas of
 * another supervisor a count would tell that there are tips which they were not given, and so about which unit.
 */
export async function areasOfWholeSight(manager: EntityManager, keys: Keys, { subject, roles }: Viewer, now: Date): Promise<string[]> {
  if (!subject || !roles.includes('TIP_SUPERVISOR')) return [];
  const posts = await recipientsOn(manager, dayOf(now)).andWhere('r.subject = :subject', { subject }).getMany();
  if (posts.some((post) => conflictsOfRecipient(keys.conflicts, post).length)) return [];
  const whole = posts.filter(({ role, categories }) => role === 'SUPERVISOR' && !categories);
  const covers = await manager.findBy(AreaCover, { areaId: In(whole.flatMap(({ areaIds }) => areaIds)) });
  return covers.map(({ coveredId }) => coveredId);
}
