import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { Enrolment } from '../entities/enrolment.ts';
import { GuardRef } from '../entities/guard-ref.ts';
import { enrolmentTopic } from '../events/published.ts';
import type { GuardData } from '../events/received.ts';
import { enrolmentLife } from '../states/enrolment.ts';
import { releaseFromPlanned } from './release-guards.ts';

/** Keeps a guard as of its newest event. Open enrolments follow the guard to another unit, and end with the post. */
export async function keepGuard(tx: Tx, { id, data: { unitId, unit, kind, state } }: Received<GuardData>): Promise<void> {
  await tx.manager.upsert(GuardRef, { id, unitId, areaId: unit.areaId, kind, state }, ['id']);
  const open = await tx.manager.find(Enrolment, { where: { guardId: id, state: 'ENROLLED' }, order: { id: 'ASC' } });
  for (const enrolment of open)
    if (enrolment.unitId !== unitId) await enrolmentLife.move(tx, 'follow', enrolment, {}, { unitId, unitAreaId: unit.areaId });
  if (state === 'ENDED') await releaseFromPlanned(tx, open);
}

/** Forgets a guard: what is kept of the post, and every enrolment with all that was published of it. */
export async function eraseGuard(tx: Tx, guardId: string): Promise<void> {
  const enrolments = await tx.manager.find(Enrolment, { where: { guardId }, order: { id: 'ASC' } });
  await tx.manager.delete(GuardRef, { id: guardId });
  await tx.manager.delete(Enrolment, { guardId });
  for (const { id } of enrolments) await tx.erase(enrolmentTopic, id);
}
