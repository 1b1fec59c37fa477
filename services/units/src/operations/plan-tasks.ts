import type { Day } from '@binhan/common/clock';
import type { PlanTask } from '../entities/plan.ts';

/** Due day of the first task that is not done. */
export function nextDueOn(tasks: readonly PlanTask[]): Day | null {
  return tasks.flatMap(({ doneOn, dueOn }) => (doneOn === null ? [dueOn] : [])).sort()[0] ?? null;
}
