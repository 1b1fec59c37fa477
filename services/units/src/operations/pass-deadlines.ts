import type { Problem } from '@binhan/common/errors';
import type { JobDoor } from '@binhan/common/job';
import type { Life, Living } from '@binhan/common/life';
import type { Tx } from '@binhan/common/transaction';
import { type FindOptionsWhere, LessThan } from 'typeorm';
import type { Commitment } from '../entities/commitment.ts';
import type { CoordinationRegulation } from '../entities/coordination-regulation.ts';
import type { Review } from '../entities/review.ts';
import { commitmentLife } from '../states/commitment.ts';
import { coordinationRegulationLife } from '../states/coordination-regulation.ts';
import { reviewLife } from '../states/review.ts';

const batchSize = 100;
const tries = 10;

/**
 * What no person does but the calendar: commitments and regulations expire, reviews that were not held are told overdue.
 * Safe to run twice and on several replicas: what was moved is found no more, and of two that take one record one wins.
 */
export async function passDeadlines(door: JobDoor): Promise<void> {
  for (const pass of passes) await toTheEnd(() => door(pass));
}

const passes: readonly ((tx: Tx) => Promise<number>)[] = [
  (tx) => moveDue<Commitment>(tx, commitmentLife, 'expire', { state: 'SIGNED', year: LessThan(Number(tx.today.slice(0, 4))) }),
  (tx) => moveDue<CoordinationRegulation>(tx, coordinationRegulationLife, 'expire', { state: 'SIGNED', endsOn: LessThan(tx.today) }),
  (tx) => moveDue<Review>(tx, reviewLife, 'tellOverdue', { state: 'PLANNED', overdueTold: false, dueOn: LessThan(tx.today) }),
];

/** One batch of each kind; returns how many records were moved. */
export async function passDeadlinesOnce(tx: Tx): Promise<number> {
  let moved = 0;
  for (const pass of passes) moved += await pass(tx);
  return moved;
}

/** One batch; returns how many records it moved. */
async function moveDue<Row extends Living>(tx: Tx, life: Life<Row>, action: string, due: FindOptionsWhere<Row>): Promise<number> {
  const rows = await tx.manager.find(life.spec.entity, { where: due, take: batchSize });
  for (const row of rows) await life.move(tx, action, row);
  return rows.length;
}

/** Batch after batch. One that met a change by someone else was undone as a whole, and is done again with what is left. */
async function toTheEnd(batch: () => Promise<number>): Promise<void> {
  for (let failures = 0; ; ) {
    try {
      if ((await batch()) < batchSize) return;
    } catch (error) {
      const { code } = error as Problem;
      if (!['STALE_VERSION', 'CONFLICT'].includes(code) || ++failures === tries) throw error;
    }
  }
}
