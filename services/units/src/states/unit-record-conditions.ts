import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { Unit } from '../entities/unit.ts';
import { requireDocuments } from '../legal-documents.ts';
import { unitLife } from './unit.ts';

export const unitIsActive: Condition<{ unitId: string }> = {
  name: 'unit is active',
  async check({ row, tx }) {
    const unit = await tx.take(Unit, row.unitId);
    if (unit.state !== 'ACTIVE')
      throw new Problem('UNIT_CLOSED', { name: unit.name, state: unitLife.spec.states[unit.state] ?? unit.state }, 'input.unitId');
  },
};

/** Every decision cites its basis (domain.md 3.2). */
export const citesDocuments: Condition<{ basisIds: string[] }> = {
  name: 'known documents are cited',
  check: ({ input, tx }) => requireDocuments(tx, (input.basisIds ?? []) as string[]),
};
