import { enteredName } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { Authority } from '../entities/authority.ts';
import type { Plan, PlanTask } from '../entities/plan.ts';
import { Unit } from '../entities/unit.ts';
import { planLife } from '../states/plan.ts';
import { nextDueOn } from './plan-tasks.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type DraftPlanInput = { issuerId: string; year: number; title: string; tasks: { title: string; dueOn: string }[] };

/** Prepares the plan of a unit or an authority for a year. */
export async function draftPlan(tx: Tx, input: DraftPlanInput) {
  const tasks = input.tasks.map(
    ({ title, dueOn }, i): PlanTask => ({ id: `${i + 1}`, title: enteredName(title, `input.tasks.${i}.title`, 200), dueOn, doneOn: null }),
  );
  const plan: Plan = {
    ...(await issuedBy(tx, input.issuerId)),
    state: 'DRAFT',
    year: input.year,
    title: enteredName(input.title, 'input.title', 300),
    tasks,
    nextDueOn: nextDueOn(tasks),
    approvedOn: null,
    closedOn: null,
    basisIds: [],
  };
  await planLife.begin(tx, 'draft', plan, input);
  return { plan: plan.id };
}

async function issuedBy(tx: Tx, id: string) {
  if (await tx.manager.existsBy(Unit, { id })) return { ...(await recordOfUnit(tx, id)), authorityId: null };
  const authority = await tx.manager.findOneBy(Authority, { id });
  if (!authority) throw new Problem('UNKNOWN_ISSUER', { id }, 'input.issuerId');
  return { id: tx.newId(), version: 1, unitId: null, authorityId: id, areaId: authority.areaId, synthetic: Boolean(tx.viewer.system) };
}
