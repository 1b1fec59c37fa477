import { requirePast } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { planLife } from '../states/plan.ts';
import { nextDueOn } from './plan-tasks.ts';

export type DoTaskOfPlanInput = { planId: string; expectedVersion: number; taskId: string; doneOn?: string | null };

/** Marks a task of a plan as done on a day; a done one stays done. */
export async function doTaskOfPlan(tx: Tx, input: DoTaskOfPlanInput) {
  const plan = await planLife.take(tx, 'doTaskOf', input.planId, input.expectedVersion);
  const doneOn = input.doneOn ?? tx.today;
  requirePast(tx, doneOn, 'input.doneOn');
  const task = plan.tasks.find(({ id }) => id === input.taskId);
  if (!task) throw new Problem('UNKNOWN_TASK', { id: input.taskId, ids: plan.tasks.map(({ id }) => id) }, 'input.taskId');
  if (task.doneOn) throw new Problem('TASK_DONE', { id: task.id, on: task.doneOn }, 'input.taskId');
  const tasks = plan.tasks.map((one) => (one === task ? { ...one, doneOn } : one));
  await planLife.move(tx, 'doTaskOf', plan, input, { tasks, nextDueOn: nextDueOn(tasks) });
  return { plan: plan.id };
}
