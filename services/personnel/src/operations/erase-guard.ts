import { audit } from '@binhan/common/audit';
import { plusMonths } from '@binhan/common/days';
import type { JobDoor } from '@binhan/common/job';
import type { Tx } from '@binhan/common/transaction';
import { In, LessThanOrEqual } from 'typeorm';
import { Certificate } from '../entities/certificate.ts';
import { Guard, GuardPost } from '../entities/guard.ts';
import { Reminder } from '../entities/reminder.ts';
import { guardTopic } from '../events/published.ts';
import { certificatesOf } from '../queries/certificates.ts';
import { monthsAfterLeaving } from '../rules.ts';

const batchSize = 50;

/** Erases who has left, or was rejected, longer ago than the rules keep (domain.md 5.9). Safe to run twice: who was erased is found no more. */
export async function eraseGuards(door: JobDoor): Promise<void> {
  while ((await door(eraseBatch)) === batchSize);
}

async function eraseBatch(tx: Tx): Promise<number> {
  const due = await tx.manager.find(Guard, {
    where: { state: In(['ENDED', 'REJECTED']), endOn: LessThanOrEqual(plusMonths(tx.today, -monthsAfterLeaving)) },
    order: { id: 'ASC' },
    take: batchSize,
  });
  for (const guard of due) await eraseGuard(tx, guard);
  return due.length;
}

/**
 * Deletes the person. What stays are periods without a name, under an id that nothing else knows: a figure of a past day
 * must not change because somebody was forgotten since.
 */
async function eraseGuard(tx: Tx, { id, state }: Guard): Promise<void> {
  const nobody = tx.newId();
  await tx.manager.delete(Guard, { id });
  await tx.manager.update(GuardPost, { guardId: id }, { guardId: nobody });
  for (const { id: certificateId } of await certificatesOf(tx.manager, [id])) {
    const erased = { id: tx.newId(), guardId: nobody, number: null, classId: null, stateReason: null };
    await tx.manager.update(Certificate, { id: certificateId }, erased);
    await tx.manager.delete(Reminder, { itemId: certificateId });
  }
  await audit(tx, { action: 'ERASE', subjectType: 'Guard', subjectId: id });
  // Of a rejected candidate nothing was published.
  if (state === 'ENDED') await tx.erase(guardTopic, id);
}
