import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { Authority } from '../entities/authority.ts';
import type { Plan, PlanTask } from '../entities/plan.ts';
import { planLife } from '../states/plan.ts';
import { enteredText } from './entered-text.ts';
import { nextDueOn } from './plan-tasks.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type DraftPlanInput = {
  unitId?: string | null;
  authorityId?: string | null;
  year: number;
  title: string;
  tasks: { title: string; dueOn: string }[];
};

// 60 titles of 200 letters fit into a portable text column.
const mostTasks = 60;

/** Prepares the plan of a unit or an authority for a year. */
export async function draftPlan(tx: Tx, input: DraftPlanInput) {
  const { tasks: given, year } = input;
  if (!given.length) throw new Problem('REQUIRED', {}, 'input.tasks');
  if (given.length > mostTasks) throw new Problem('BAD_INPUT', { reason: `1 – ${mostTasks}` }, 'input.tasks');
  if (year < 2000 || year > 2100) throw new Problem('BAD_INPUT', { reason: '2000 – 2100' }, 'input.year');
  const tasks = given.map(
    ({ title, dueOn }, i): PlanTask => ({ id: `${i + 1}`, title: enteredText(title, 200, `input.tasks.${i}.title`), dueOn, doneOn: null }),
  );
  const plan: Plan = {
    ...(await issuedBy(tx, input)),
    state: 'DRAFT',
    year,
    title: enteredText(input.title, 300, 'input.title'),
    tasks,
    nextDueOn: nextDueOn(tasks),
    approvedOn: null,
    closedOn: null,
    basisIds: [],
  };
  await planLife.begin(tx, 'draft', plan, input);
  return { plan: plan.id };
}

/** A plan has one issuer: its unit, or an authority. */
async function issuedBy(tx: Tx, { unitId, authorityId }: DraftPlanInput) {
  if (!unitId === !authorityId) throw new Problem('ONE_ISSUER', {}, 'input.unitId');
  if (unitId) return { ...(await recordOfUnit(tx, unitId)), authorityId: null };
  const authority = await tx.manager.findOneBy(Authority, { id: authorityId as string });
  if (!authority) throw new Problem('UNKNOWN_AUTHORITY', { id: authorityId as string }, 'input.authorityId');
  return { id: tx.newId(), version: 1, unitId: null, authorityId: authority.id, areaId: authority.areaId, synthetic: false };
}
