import { daysBetween } from '@binhan/common/days';
import type { PlanResolvers, PlanTaskResolvers } from '../generated/types.ts';
import { planLife } from '../states/plan.ts';
import { basis } from './many.ts';

export const Plan: PlanResolvers = {
  unit: ({ unitId }, _args, { node }) => (unitId ? node('Unit').load(unitId) : null),
  authority: ({ authorityId }, _args, { node }) => (authorityId ? node('Authority').load(authorityId) : null),
  area: ({ areaId }, _args, { node }) => node('Area').load(areaId),
  overdue: ({ state, nextDueOn }, _args, { today }) => state === 'APPROVED' && nextDueOn !== null && nextDueOn < today,
  basis,
  allowedActions: async (plan, _args, { viewer, scope }) => planLife.allowedActions(plan, viewer, await scope()),
};

export const PlanTask: PlanTaskResolvers = {
  lateDays: ({ dueOn, doneOn }, _args, { today }) => Math.max(0, daysBetween(dueOn, doneOn ?? today)),
};
