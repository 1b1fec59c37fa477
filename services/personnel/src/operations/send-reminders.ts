import { chunksOf } from '@binhan/common/chunks';
import { daysBetween } from '@binhan/common/days';
import type { JobDoor } from '@binhan/common/job';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import { type EntityManager, In } from 'typeorm';
import { Reminder } from '../entities/reminder.ts';
import { type DueItem, reminderState, reminderTopic } from '../events/published.ts';
import { grouped } from '../grouped.ts';
import { expiringCertificates, expiringPermits } from '../queries/expiring.ts';
import { reminderDays } from '../rules.ts';
import { unitOfEvent } from '../unit-facts.ts';

const batchSize = 50;

type Item = DueItem & { id: string; unitId: string; threshold: number };

/** Tells units of certificates and permits that end soon: each end once at each threshold of the rules. Safe to run twice. */
export async function sendReminders(door: JobDoor): Promise<void> {
  const units = await door(async (tx) => [...new Set((await dueItems(tx)).map(({ unitId }) => unitId))].sort());
  for (const batch of chunksOf(units, batchSize)) await door((tx) => remind(tx, batch));
}

async function remind(tx: Tx, unitIds: string[]): Promise<void> {
  const byUnit = grouped(await dueItems(tx, unitIds), ({ unitId }) => unitId);
  for (const [unitId, items] of byUnit) {
    const { synthetic } = await tx.take(UnitRef, unitId);
    // Written first: of two runs at once the second finds the key taken and, tried again, nothing due.
    for (const { id: itemId, expiresOn, threshold } of items) await keep(tx.manager, { itemId, expiresOn, threshold });
    const told = items.map(({ kind, what, expiresOn, daysLeft }) => ({ kind, what, expiresOn, daysLeft }));
    await tx.record(reminderTopic, unitId, 'due', reminderState(unitId, await unitOfEvent(tx, unitId), told, synthetic));
  }
}

/** Items at a threshold that was not told of yet. */
async function dueItems({ manager, today }: Tx, unitIds?: string[]): Promise<Item[]> {
  const window = { today, withinDays: reminderDays[0] ?? 0 };
  const certificates = expiringCertificates(manager, window);
  const permits = expiringPermits(manager, window);
  if (unitIds) certificates.andWhere('c.unitId IN (:...unitIds)', { unitIds });
  if (unitIds) permits.andWhere('e.unitId IN (:...unitIds)', { unitIds });
  const items = [
    ...(await certificates.orderBy('c.id').getMany()).map(({ id, unitId, kind: what, expiresOn }) =>
      item({ id, unitId, kind: 'CERTIFICATE', what, expiresOn: expiresOn ?? '' }, today),
    ),
    ...(await permits.orderBy('e.id').getMany()).map(({ id, unitId, type: what, permitExpiresOn }) =>
      item({ id, unitId, kind: 'PERMIT', what, expiresOn: permitExpiresOn ?? '' }, today),
    ),
  ];
  const told = await toldOf(manager, items);
  return items.filter(({ id, expiresOn, threshold }) => {
    const last = told.get(id);
    return last?.expiresOn !== expiresOn || last.threshold > threshold;
  });
}

/** With the smallest threshold that was reached. */
function item(one: Omit<Item, 'daysLeft' | 'threshold'>, today: string): Item {
  const daysLeft = daysBetween(today, one.expiresOn);
  return { ...one, daysLeft, threshold: reminderDays.findLast((days) => daysLeft <= days) ?? 0 };
}

async function toldOf(manager: EntityManager, items: readonly Item[]): Promise<Map<string, Reminder>> {
  const rows: Reminder[] = [];
  for (const chunk of chunksOf(items, 500)) rows.push(...(await manager.findBy(Reminder, { itemId: In(chunk.map(({ id }) => id)) })));
  return new Map(rows.map((row) => [row.itemId, row]));
}

async function keep(manager: EntityManager, { itemId, ...told }: Reminder): Promise<void> {
  const kept = await manager.update(Reminder, { itemId }, told);
  if (!kept.affected) await manager.insert(Reminder, { itemId, ...told });
}
