import type { JobDoor } from '@binhan/common/job';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import { Guard } from '../entities/guard.ts';
import { guardLife } from '../states/guard.ts';
import { openPost } from './guard-posts.ts';
import { publishReadiness } from './publish-readiness.ts';

export type StartGuardInput = { guardId: string; expectedVersion: number };

const batchSize = 50;

/** Makes an appointed guard active: the post opens on its first day. */
export async function startGuard(tx: Tx, input: StartGuardInput) {
  const guard = await guardLife.take(tx, 'start', input.guardId, input.expectedVersion);
  await guardLife.move(tx, 'start', guard, input);
  await openPost(tx, guard, guard.startOn ?? tx.today);
  await publishReadiness(tx, [guard.unitId]);
  return { guard: guard.id };
}

/** Starts the appointed guards whose day has come, in batches. Safe to run twice: who was started is found no more. */
export async function startAppointed(door: JobDoor): Promise<void> {
  while ((await door(startBatch)) === batchSize);
}

async function startBatch(tx: Tx): Promise<number> {
  const due = await tx.manager
    .createQueryBuilder(Guard, 'g')
    // The unit of a suspended post waits with it.
    .innerJoin(UnitRef, 'u', "u.id = g.unitId AND u.state = 'ACTIVE'")
    .where("g.state = 'APPOINTED' AND g.startOn <= :today", { today: tx.today })
    .orderBy('g.id')
    .limit(batchSize)
    .getMany();
  for (const { id, version } of due) await startGuard(tx, { guardId: id, expectedVersion: version });
  return due.length;
}
