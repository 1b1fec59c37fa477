import { enteredCount } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { hasRole } from '@binhan/common/permissions';
import type { Viewer } from '@binhan/common/viewer';
import { officers } from '@binhan/common/viewer';
import type { Plan } from '../entities/plan.ts';
import { unitStaff } from './unit-record.ts';
import { unitIsActive } from './unit-record-conditions.ts';

/** Whether the viewer's own side has issued the plan. An officer sees the plans of units and leaves them to the units. */
export function isIssuer(viewer: Viewer, { unitId }: Plan): boolean {
  if (viewer.system) return true;
  return unitId === null ? hasRole(viewer, officers) : hasRole(viewer, unitStaff) && viewer.units.includes(unitId);
}

export const byIssuer: Condition<Plan> = {
  name: 'by its issuer',
  check({ row, tx }) {
    if (!isIssuer(tx.viewer, row)) throw new Problem('FORBIDDEN', { roles: row.unitId === null ? officers : unitStaff });
  },
};

export const issuingUnitIsActive: Condition<Plan> = {
  name: 'a unit that issues it is active',
  check: async ({ row, input, tx }) => {
    if (row.unitId !== null) await unitIsActive.check({ row: { unitId: row.unitId }, input, tx });
  },
};

// 60 titles of 200 letters fit into a portable text column.
const mostTasks = 60;

export const hasTasks: Condition<Plan> = {
  name: `1 to ${mostTasks} tasks`,
  check({ row }) {
    enteredCount(row.tasks.length, 'input.tasks', mostTasks, 1);
  },
};

export const yearIsPossible: Condition<Plan> = {
  name: 'a year from 2000 to 2100',
  check({ row }) {
    enteredCount(row.year, 'input.year', 2100, 2000);
  },
};
