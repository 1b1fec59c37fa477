import type { Condition } from '@binhan/common/life';
import { activeUnit } from '@binhan/reference/units';

/** Nothing begins in a unit that is suspended or closed. */
export const unitIsActive: Condition<{ unitId: string | null }> = {
  name: 'unit is active',
  async check({ row, tx }) {
    if (row.unitId) await activeUnit(tx, row.unitId);
  },
};
